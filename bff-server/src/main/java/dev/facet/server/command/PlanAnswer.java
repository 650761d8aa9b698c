// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.RequestError;
import dev.facet.resolver.plan.PlanOutline;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.cli.Answer;
import dev.facet.server.cli.CommandFailure;
import dev.facet.server.cli.FindingsException;
import dev.facet.server.cli.PlanOptions;
import dev.facet.server.config.ConfigCode;
import dev.facet.server.snapshot.Snapshot;
import graphql.language.SourceLocation;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code facet plan}: the waves, calls and cost of one operation. */
final class PlanAnswer {
  private PlanAnswer() {}

  static Answer of(Snapshot project, PlanOptions options) {
    String frontend = frontend(project, options);
    GraphQlEngine engine = requireNonNull(project.engines().get(frontend));
    DocumentCache documents = new DocumentCache(engine.schema(), engine.limits().withoutCost());
    return switch (documents.prepare(
        options.operation(), options.operationName(), variables(options))) {
      case DocumentCache.Prepared.Refused(var errors) ->
          throw new FindingsException(findings(errors, options));
      case DocumentCache.Prepared.Ready(var plan, var variables) ->
          answer(frontend, PlanOutline.of(plan), plan.cost().items(variables));
    };
  }

  private static String frontend(Snapshot project, PlanOptions options) {
    String named = options.frontend();
    if (named != null) {
      if (!project.engines().containsKey(named)) {
        throw FacetCommands.unknown("--frontend", named, project.engines().keySet());
      }
      return named;
    }
    if (project.engines().size() != 1) {
      throw CommandFailure.usage(
          "--frontend: none (expected: one of " + project.engines().keySet() + ")");
    }
    return project.engines().keySet().iterator().next();
  }

  private static Map<String, Object> variables(PlanOptions options) {
    try {
      return new JsonObject(options.variables()).getMap();
    } catch (DecodeException e) {
      throw CommandFailure.usage("--variables: not a JSON object");
    }
  }

  private static List<Diagnostic> findings(List<RequestError> errors, PlanOptions options) {
    SourceText text = new SourceText(options.name(), options.operation());
    return errors.stream()
        .map(error -> {
          SourceLocation at =
              error.locations().isEmpty() ? new SourceLocation(1, 1) : error.locations().getFirst();
          return (Diagnostic)
              new Diagnostic.Error(
                  ConfigCode.BAD_DOCUMENT,
                  error.message(),
                  text.span(at.getLine(), at.getColumn(), 1));
        })
        .toList();
  }

  private static Answer answer(String frontend, PlanOutline outline, long cost) {
    StringBuilder text = new StringBuilder();
    text.append(outline.waves()).append(outline.waves() == 1 ? " wave, " : " waves, ");
    text.append(
        outline.calls() < 0
            ? "one call per item somewhere\n"
            : outline.calls()
                + (outline.calls() == 1 ? " call" : " calls")
                + " where no list is longer than a batch\n");
    text.append("cost: ").append(cost).append(cost == 1 ? " upstream item" : " upstream items");
    text.append(", where lists without @listSize count 5\n");
    JsonArray loads = new JsonArray();
    int wave = 0;
    for (PlanOutline.Load load : outline.loads()) {
      if (load.wave() != wave) {
        wave = load.wave();
        text.append("\nwave ").append(wave).append('\n');
      }
      text.append("  ").append(load.service()).append("  ").append(load.request()).append('\n');
      text.append("      ").append(words(load)).append(", for ");
      text.append(String.join(", ", load.fields())).append('\n');
      loads.add(json(load));
    }
    return new Answer(
        text.toString(),
        new JsonObject()
            .put("frontend", frontend)
            .put("waves", outline.waves())
            .put("calls", outline.calls() < 0 ? null : outline.calls())
            .put("cost", cost)
            .put("loads", loads));
  }

  private static String words(PlanOutline.Load load) {
    return switch (load.calls()) {
      case ONE -> calls(load);
      case BATCHED -> calls(load) + " for each " + load.max() + " keys";
      case PER_ITEM -> "1 call for each different item";
    };
  }

  private static String calls(PlanOutline.Load load) {
    return load.times() == 1 ? "1 call" : load.times() + " calls";
  }

  private static JsonObject json(PlanOutline.Load load) {
    return new JsonObject()
        .put("wave", load.wave())
        .put("service", load.service())
        .put("request", load.request())
        .put("calls", load.calls().name())
        .put("times", load.times())
        .put("max", load.max())
        .put("fields", new JsonArray(load.fields()));
  }
}
