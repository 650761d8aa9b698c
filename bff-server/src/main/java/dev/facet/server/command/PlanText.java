// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.PlanOutline;
import dev.facet.schema.CacheRule;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.upstream.config.DurationText;
import graphql.execution.CoercedVariables;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan in words and in JSON.
 *
 * @param frontend whose schema it is made with
 * @param chosen whether that was chosen because no other frontend accepts the operation
 * @param assumed the variables that were missing, with the values that were assumed
 * @param keptWords says how services are kept
 */
record PlanText(String frontend, boolean chosen, Map<String, Object> assumed, KeptWords keptWords) {
  CommandResult of(OperationPlan plan, CoercedVariables variables) {
    PlanOutline outline = PlanOutline.of(plan);
    long cost = plan.cost().items(variables);
    StringBuilder text = new StringBuilder(preamble());
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
      text.append("      ").append(words(load)).append(kept(load)).append(", for ");
      text.append(String.join(", ", load.fields())).append('\n');
      loads.add(json(load));
    }
    JsonObject json =
        new JsonObject()
            .put("frontend", frontend)
            .put("waves", outline.waves())
            .put("calls", outline.calls() < 0 ? null : outline.calls())
            .put("cost", cost)
            .put("loads", loads);
    if (!assumed.isEmpty()) {
      json.put("assumedVariables", new JsonObject(assumed));
    }
    return new CommandResult(text.toString(), json);
  }

  private String preamble() {
    String values =
        assumed.entrySet().stream()
            .map(entry -> "$" + entry.getKey() + " = " + Json.encode(entry.getValue()))
            .collect(Collectors.joining(", "));
    return (chosen ? "frontend: " + frontend + ", the only one that accepts the operation\n" : "")
        + (assumed.isEmpty() ? "" : "assumed: " + values + " (give --variables for others)\n");
  }

  private static String words(PlanOutline.Load load) {
    return switch (load.calls()) {
      case ONE -> calls(load);
      case BATCHED -> calls(load) + " for each " + load.max() + " keys";
      case PER_ITEM -> "1 call for each different item";
    };
  }

  private String kept(PlanOutline.Load load) {
    CacheRule cache = load.cache();
    return cache == null ? "" : ", unless kept (" + keptWords.of(load.service(), cache) + ")";
  }

  private @Nullable JsonObject cache(PlanOutline.Load load) {
    CacheRule cache = load.cache();
    return cache == null
        ? null
        : new JsonObject()
            .put("ttl", DurationText.of(cache.ttl()))
            .put("swr", cache.swr().isZero() ? null : DurationText.of(cache.swr()))
            .put("scope", cache.scope().name())
            .put("store", keptWords.store(load.service()));
  }

  private static String calls(PlanOutline.Load load) {
    return load.times() == 1 ? "1 call" : load.times() + " calls";
  }

  private JsonObject json(PlanOutline.Load load) {
    JsonObject json = plain(load);
    JsonObject cache = cache(load);
    return cache == null ? json : json.put("cache", cache);
  }

  private static JsonObject plain(PlanOutline.Load load) {
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
