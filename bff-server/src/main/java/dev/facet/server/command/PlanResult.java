// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.syntax.JsonFault;
import dev.facet.schema.syntax.SyntaxFault;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.document.ComposedDocument;
import dev.facet.server.document.DocumentCheck;
import dev.facet.server.document.DocumentSet;
import dev.facet.server.snapshot.ServingSnapshot;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code facet plan}: the waves, calls and cost of one operation. */
final class PlanResult {
  private final PlanOptions options;
  private final Map<String, DocumentCache> frontends;
  private final KeptWords keptWords;

  private PlanResult(ServingSnapshot project, PlanOptions options) {
    this.options = options;
    this.keptWords = KeptWords.among(project);
    this.frontends = FrontendCaches.withoutCost(project);
  }

  static CommandResult of(ServingSnapshot project, PlanOptions options) {
    return new PlanResult(project, options).result();
  }

  private CommandResult result() {
    ComposedDocument operation = operation();
    String frontend = frontend(operation);
    DocumentCache.Assumed planned =
        requireNonNull(frontends.get(frontend)).assuming(operation.text(), null, variables());
    return switch (planned.prepared()) {
      case DocumentCache.Prepared.Rejected(var errors, _) ->
          throw new FindingsException(
              errors.stream()
                  .<Diagnostic>map(error -> DocumentCheck.finding(operation, error))
                  .toList());
      case DocumentCache.Prepared.Ready(var plan, var variables) ->
          new PlanText(
                  frontend,
                  options.frontend() == null && frontends.size() > 1,
                  planned.values(),
                  keptWords)
              .of(plan, variables);
    };
  }

  /** The operation that is meant, with the fragments it needs. */
  private ComposedDocument operation() {
    DocumentSet documents =
        DocumentSet.of(new SourceText(options.name(), options.operation()), options.documents());
    List<ComposedDocument> all = documents.first();
    throwAny(documents.findings(), all);
    Set<String> names =
        all.stream()
            .map(ComposedDocument::operation)
            .collect(Collectors.toCollection(TreeSet::new));
    String wanted = options.operationName();
    if (wanted == null && all.size() == 1) {
      return all.getFirst();
    }
    if (all.isEmpty()) {
      throw new FindingsException(
          List.of(
              new Diagnostic.Error(
                      ConfigCode.BAD_DOCUMENT, options.name() + " holds no operation", null)
                  .hinted("write one: { field } or query Name { field }")));
    }
    return all.stream()
        .filter(each -> each.operation().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            FacetCommands.unknown("--operation", wanted == null ? "none" : wanted, names)
                .hinted(wanted == null ? "" : Suggestion.hint(wanted, names)));
  }

  /** Ends where something is wrong with the files of the operation, or with the globs. */
  private static void throwAny(List<Diagnostic> findings, List<ComposedDocument> operations) {
    Set<String> files =
        operations.stream()
            .flatMap(operation -> operation.files().stream())
            .collect(Collectors.toSet());
    List<Diagnostic> concerned =
        findings.stream()
            .filter(found ->
                operations.isEmpty()
                    || found.span() == null
                    || files.contains(found.span().source().name()))
            .toList();
    if (!concerned.isEmpty()) {
      throw new FindingsException(concerned);
    }
  }

  private String frontend(ComposedDocument operation) {
    String named = options.frontend();
    if (named != null) {
      return FrontendCaches.known(frontends.keySet(), named);
    }
    List<String> accepting =
        frontends.entrySet().stream()
            .filter(
                each -> frontends.size() == 1 || each.getValue().faults(operation.text()).isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (accepting.isEmpty()) {
      throw new FindingsException(new DocumentCheck(frontends).nearest(operation));
    }
    if (accepting.size() > 1) {
      throw CommandFailure.usage("--frontend: none (expected: one of " + frontends.keySet() + ")")
          .hinted("several accept the operation: " + String.join(", ", accepting));
    }
    return accepting.getFirst();
  }

  private Map<String, Object> variables() {
    String typed = options.variables();
    try {
      return new JsonObject(typed).getMap();
    } catch (DecodeException e) {
      String shown = typed.isBlank() ? "\"" + typed + "\"" : typed;
      throw CommandFailure.usage(
              "--variables: " + shown + " (expected: a JSON object, such as '{\"id\": 1}')")
          .hinted(remedy(typed));
    }
  }

  /** What was probably meant by variables that are no JSON object. */
  private static String remedy(String typed) {
    String file = typed.replaceFirst("^@", "");
    if (typed.startsWith("@") || file.endsWith(".json")) {
      return "for a file, in a shell: --variables \"$(cat " + file + ")\"";
    }
    SyntaxFault fault = JsonFault.find(typed);
    return typed.strip().startsWith("{") && fault != null
        ? fault.message() + "; put single quotes around it, so that the shell leaves it alone"
        : "";
  }
}
