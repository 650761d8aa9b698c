// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.TestResult;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.page.Mismatch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What test pages came to, in the format that was asked for.
 *
 * @param format of what is printed on standard output
 * @param terminal where
 */
public record TestReport(OutputFormat format, Terminal terminal) {
  /** A page has run: a line of it for people, with what went wrong below. */
  public void page(PageResult page) {
    if (format == OutputFormat.TEXT) {
      String word = page.passed() ? "ok  " : "FAIL";
      terminal.print(
          "%s %s  %s (%d ms)"
              .formatted(word, page.file(), page.title(), page.took().toMillis())
              .replace("  (", " ("));
      terminal.out().print(FindingsReport.of("test", findings(page), format, terminal.colored()));
    }
  }

  /** All pages have run. */
  public void end(TestResult result) {
    switch (format) {
      case TEXT -> {}
      case JSON -> terminal.print(json(result).encodePrettily());
      case GITHUB, SARIF -> {
        List<Diagnostic> all = new ArrayList<>();
        result.pages().forEach(page -> all.addAll(findings(page)));
        terminal.out().print(FindingsReport.of("test", all, format, false));
      }
    }
    if (format != OutputFormat.JSON) {
      terminal.note(summary(result));
    }
  }

  /** {@code 3 pages: 2 passed, 1 failed, in 0.8 s}. */
  static String summary(TestResult result) {
    int all = result.pages().size();
    return "%d %s: %d passed, %d failed, in %s"
        .formatted(
            all,
            all == 1 ? "page" : "pages",
            all - result.failed(),
            result.failed(),
            seconds(result.took().toMillis()) + " s");
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  /** What went wrong with a page, as findings in it. */
  static List<Diagnostic> findings(PageResult page) {
    List<Diagnostic> findings = new ArrayList<>();
    if (page.malformed() != null) {
      findings.add(page.malformed());
    }
    page.mismatches().forEach(mismatch -> findings.add(finding(mismatch)));
    return findings;
  }

  private static Diagnostic finding(Mismatch mismatch) {
    return new Diagnostic.Error(
        ConfigCode.FAILED_TEST_PAGE,
        mismatch.what() + ": " + mismatch.actual() + " (expected: " + mismatch.expected() + ")",
        mismatch.place());
  }

  private static JsonObject json(TestResult result) {
    JsonArray pages = new JsonArray();
    result.pages().forEach(page -> pages.add(json(page)));
    return new JsonObject()
        .put("formatVersion", 1)
        .put("command", "test")
        .put("ok", result.failed() == 0)
        .put("pages", pages);
  }

  private static JsonObject json(PageResult page) {
    JsonArray failures = new JsonArray();
    Diagnostic.Error malformed = page.malformed();
    if (malformed != null) {
      JsonObject failure =
          new JsonObject()
              .put("code", malformed.code().id())
              .put("message", malformed.message())
              .put("hint", malformed.hint());
      if (malformed.span() != null) {
        failure.put("line", malformed.span().line()).put("column", malformed.span().column());
      }
      failures.add(failure);
    }
    for (Mismatch mismatch : page.mismatches()) {
      failures.add(
          new JsonObject()
              .put("code", ConfigCode.FAILED_TEST_PAGE.id())
              .put("what", mismatch.what())
              .put("expected", mismatch.expected())
              .put("actual", mismatch.actual())
              .put("line", mismatch.place().line())
              .put("column", mismatch.place().column()));
    }
    return new JsonObject()
        .put("file", page.file())
        .put("title", page.title())
        .put("ok", page.passed())
        .put("millis", page.took().toMillis())
        .put("failures", failures);
  }
}
