// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.result.CheckResult;
import dev.facet.server.cli.result.CheckedDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The findings of a command, in the format that was asked for. */
public final class FindingsReport {
  private FindingsReport() {}

  /**
   * The findings in print; empty text where there are none and the format is for people or for
   * GitHub.
   *
   * @param command the command that found them
   */
  public static String of(
      String command, List<Diagnostic> findings, OutputFormat format, boolean colored) {
    DiagnosticPrinter printer = new DiagnosticPrinter(colored);
    return switch (format) {
      case TEXT -> printer.text(findings);
      case JSON -> printer.json(command, findings);
      case GITHUB -> printer.github(findings);
      case SARIF -> SarifReport.of(findings);
    };
  }

  /** The findings of a check; in JSON also which frontend accepts which operation. */
  public static String of(CheckResult result, OutputFormat format, boolean colored) {
    String findings = of("check", result.findings(), format, colored);
    if (format != OutputFormat.JSON || result.documents().isEmpty()) {
      return findings;
    }
    JsonArray documents = new JsonArray();
    for (CheckedDocument document : result.documents()) {
      documents.add(
          new JsonObject()
              .put("place", document.place())
              .put("operation", document.operation())
              .put("frontends", new JsonArray(document.frontends())));
    }
    return new JsonObject(findings).put("documents", documents).encodePrettily() + "\n";
  }

  /** {@code 2 errors, 1 warning}, or {@code no findings}. */
  public static String summary(List<Diagnostic> findings) {
    long errors = findings.stream().filter(Diagnostic.Error.class::isInstance).count();
    long warnings = findings.size() - errors;
    if (findings.isEmpty()) {
      return "no findings";
    }
    String first = errors == 0 ? "" : counted(errors, "error");
    String second = warnings == 0 ? "" : counted(warnings, "warning");
    return first + (errors > 0 && warnings > 0 ? ", " : "") + second;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
