// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Findings in print, sorted by file, line and column.
 *
 * @param command the command that found them
 * @param findings sorted
 * @param format how they are printed
 */
record FindingsReport(String command, List<Diagnostic> findings, OutputFormat format) {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(FindingsReport::file)
          .thenComparingInt(finding -> at(finding, SourceSpan::start))
          .thenComparing(finding -> finding.code().id());

  static FindingsReport of(String command, List<Diagnostic> findings, OutputFormat format) {
    return new FindingsReport(command, findings.stream().sorted(ORDER).toList(), format);
  }

  /** {@code 2 errors, 1 warning}, or {@code no findings}. */
  static String summary(List<Diagnostic> findings) {
    long errors = findings.stream().filter(Diagnostic.Error.class::isInstance).count();
    long warnings = findings.size() - errors;
    if (findings.isEmpty()) {
      return "no findings";
    }
    String first = errors == 0 ? "" : counted(errors, "error");
    String second = warnings == 0 ? "" : counted(warnings, "warning");
    return first + (errors > 0 && warnings > 0 ? ", " : "") + second;
  }

  void printTo(PrintStream out, boolean colored) {
    switch (format) {
      case TEXT -> findings.forEach(finding -> out.println(FindingText.of(finding, colored)));
      case JSON -> out.println(json().encodePrettily());
      case GITHUB -> findings.forEach(finding -> out.println(GithubAnnotation.of(finding)));
    }
  }

  private JsonObject json() {
    JsonArray list = new JsonArray();
    findings.forEach(finding -> list.add(json(finding)));
    return new JsonObject()
        .put("formatVersion", 1)
        .put("command", command)
        .put("ok", findings.stream().noneMatch(Diagnostic.Error.class::isInstance))
        .put("diagnostics", list);
  }

  private static JsonObject json(Diagnostic finding) {
    JsonObject json =
        new JsonObject()
            .put("code", finding.code().id())
            .put("severity", severity(finding))
            .put("message", finding.message());
    putPlace(json, finding.span());
    JsonArray related = new JsonArray();
    finding.related().forEach(place -> related.add(putPlace(new JsonObject(), place)));
    return json.put("hint", finding.hint()).put("related", related);
  }

  private static JsonObject putPlace(JsonObject json, @Nullable SourceSpan place) {
    if (place == null) {
      return json;
    }
    return json.put("file", place.source().name())
        .put("line", place.line())
        .put("column", place.column())
        .put("endLine", place.endLine())
        .put("endColumn", place.endColumn());
  }

  static String severity(Diagnostic finding) {
    return switch (finding) {
      case Diagnostic.Error _ -> "error";
      case Diagnostic.Warning _ -> "warning";
    };
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String file(Diagnostic finding) {
    SourceSpan span = finding.span();
    return span == null ? "" : span.source().name();
  }

  private static int at(Diagnostic finding, ToIntFunction<SourceSpan> part) {
    SourceSpan span = finding.span();
    return span == null ? 0 : part.applyAsInt(span);
  }
}
