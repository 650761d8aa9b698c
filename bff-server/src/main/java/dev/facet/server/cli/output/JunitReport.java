// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.TestResult;

/** What test pages came to, as the XML that build servers read of JUnit. */
public final class JunitReport {
  private JunitReport() {}

  /**
   * One test case for each page: a failure where something came otherwise, an error where
   * malformed.
   */
  public static String of(TestResult result) {
    long errors = result.pages().stream().filter(page -> page.malformed() != null).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"facet test\" tests=\"").append(result.pages().size());
    xml.append("\" failures=\"").append(result.failed() - errors);
    xml.append("\" errors=\"").append(errors).append("\" skipped=\"0\" time=\"");
    xml.append(TestReport.seconds(result.took().toMillis())).append("\">\n");
    result.pages().forEach(page -> append(xml, page));
    return xml.append("</testsuite>\n").toString();
  }

  private static void append(StringBuilder xml, PageResult page) {
    xml.append("  <testcase classname=\"").append(escaped(page.file()));
    xml.append("\" name=\"").append(escaped(page.title())).append("\" file=\"");
    xml.append(escaped(page.file())).append("\" time=\"");
    xml.append(TestReport.seconds(page.took().toMillis()));
    if (page.passed()) {
      xml.append("\"/>\n");
      return;
    }
    xml.append("\">\n");
    String element = page.malformed() == null ? "failure" : "error";
    StringBuilder lines = new StringBuilder();
    for (Diagnostic finding : TestReport.findings(page)) {
      lines.append(finding.span() == null ? page.file() : finding.span().toString());
      lines.append(": ").append(finding.message()).append('\n');
    }
    xml.append("    <").append(element).append(" message=\"");
    xml.append(escaped(TestReport.findings(page).getFirst().message())).append("\">");
    xml.append(escaped(lines.toString())).append("</").append(element).append(">\n");
    xml.append("  </testcase>\n");
  }

  /** A text in XML 1.0, which has no place for most control characters. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\n' -> escaped.append("&#10;");
            default ->
                escaped.appendCodePoint(
                    (c < ' ' && c != '\t')
                            || c == 0xFFFE
                            || c == 0xFFFF
                            || (c >= 0xD800 && c < 0xE000)
                        ? 0xFFFD
                        : c);
          }
        });
    return escaped.toString();
  }
}
