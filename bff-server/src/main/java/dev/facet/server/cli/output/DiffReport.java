// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.GithubAnnotation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diff.ChangeSeverity;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.diff.LiveOperation;
import dev.facet.server.diff.ProjectChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changed between two projects, in the format that was asked for. */
public final class DiffReport {
  private static final int FORMAT = 1;

  private DiffReport() {}

  /**
   * The changes in print, in their order; empty where there are none and the format is not JSON.
   */
  public static String of(List<ProjectChange> changes, OutputFormat format) {
    return switch (format) {
      case TEXT -> changes.stream().map(DiffReport::text).collect(Collectors.joining());
      case JSON -> json(changes).encodePrettily() + "\n";
      case GITHUB -> changes.stream().map(DiffReport::github).collect(Collectors.joining());
      case SARIF ->
          throw CommandFailure.usage("--format: sarif (expected: text, json or github for diff)");
    };
  }

  /** {@code 1 breaking, 2 safe}, or {@code nothing changed}. */
  public static String summary(List<ProjectChange> changes) {
    String words =
        Arrays.stream(ChangeSeverity.values())
            .filter(severity -> count(changes, severity) > 0)
            .map(severity -> count(changes, severity) + " " + severity.word())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing changed" : words;
  }

  private static long count(List<ProjectChange> changes, ChangeSeverity severity) {
    return changes.stream().filter(change -> change.severity() == severity).count();
  }

  private static String text(ProjectChange change) {
    StringBuilder text = new StringBuilder(change.severity().word());
    text.append('[').append(change.change().kind()).append("]: ").append(change.words());
    text.append('\n');
    if (change.place() != null) {
      text.append("  --> ").append(change.place()).append('\n');
    }
    uses(change).forEach(line -> text.append("  = ").append(line).append('\n'));
    return text.toString();
  }

  private static List<String> uses(ProjectChange change) {
    if (change.isUnused()) {
      return List.of(
          change.change().kind().severity().word()
              + " elsewhere: no operation of the documents uses it");
    }
    return change.operations().stream().map(operation -> "hits " + operation).toList();
  }

  private static String github(ProjectChange change) {
    String level =
        switch (change.severity()) {
          case BREAKING -> "error";
          case DANGEROUS -> "warning";
          case SAFE -> "notice";
        };
    // What is gone has no line in the files that are reviewed.
    String was = change.inOld() ? "\nit was at " + change.place() : "";
    String uses = uses(change).stream().map(line -> "\n" + line).collect(Collectors.joining());
    return GithubAnnotation.of(
            level,
            change.inOld() ? null : change.place(),
            String.valueOf(change.change().kind()),
            change.words() + was + uses)
        + "\n";
  }

  private static JsonObject json(List<ProjectChange> changes) {
    JsonObject report = new JsonObject().put("formatVersion", FORMAT).put("command", "diff");
    for (ChangeSeverity severity : ChangeSeverity.values()) {
      report.put(severity.word(), count(changes, severity));
    }
    JsonArray list = new JsonArray();
    changes.forEach(change -> list.add(json(change)));
    return report.put("changes", list);
  }

  private static JsonObject json(ProjectChange change) {
    JsonObject json =
        new JsonObject()
            .put("kind", String.valueOf(change.change().kind()))
            .put("severity", change.severity().word())
            .put("severityForAll", change.change().kind().severity().word())
            .put("frontend", change.frontend())
            .put("coordinate", change.change().coordinate())
            .put("message", change.change().message())
            .put("side", change.inOld() ? "old" : "new");
    place(json, change.place());
    JsonArray operations = new JsonArray();
    for (LiveOperation operation : change.operations()) {
      JsonObject one = new JsonObject().put("name", operation.name());
      operations.add(place(one, operation.place()));
    }
    return json.put("operations", operations);
  }

  private static JsonObject place(JsonObject json, @Nullable SourceSpan span) {
    return json.put("file", span == null ? null : span.source().name())
        .put("line", span == null ? null : span.line())
        .put("column", span == null ? null : span.column());
  }
}
