// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;

/** A finding for people: what, where, the line with a caret below the fault, the remedy. */
final class FindingText {
  private static final String TAB = "    ";

  private FindingText() {}

  /** Several lines, the last one empty. */
  static String of(Diagnostic finding, boolean colored) {
    Style style = finding instanceof Diagnostic.Error ? Style.ERROR : Style.WARNING;
    StringBuilder text = new StringBuilder();
    String title = FindingsReport.severity(finding) + "[" + finding.code().id() + "]";
    text.append(style.paint(title, colored)).append(": ");
    text.append(Style.STRONG.paint(finding.message(), colored)).append('\n');
    SourceSpan span = finding.span();
    if (span != null) {
      text.append(Style.FAINT.paint("  --> ", colored)).append(span).append('\n');
      text.append(excerpt(span, finding.label(), style, colored));
    }
    text.append(remedy(finding, colored));
    return text.toString();
  }

  private static String excerpt(SourceSpan span, String label, Style style, boolean colored) {
    String line = span.source().line(span.line());
    String margin = span.line() + " | ";
    int before = Math.min(span.column() - 1, line.length());
    int rest = span.endLine() == span.line() ? span.endColumn() - span.column() : line.length();
    int width = Math.max(1, Math.min(rest, line.length() - before));
    String marked = line.substring(before, Math.min(before + width, line.length()));
    String caret = "^".repeat(Math.max(1, columns(marked)));
    String words = label.isEmpty() ? caret : caret + " " + label;
    return Style.FAINT.paint(margin, colored)
        + line.replace("\t", TAB)
        + "\n"
        + " ".repeat(margin.length() + columns(line.substring(0, before)))
        + style.paint(words, colored)
        + "\n";
  }

  private static String remedy(Diagnostic finding, boolean colored) {
    StringBuilder text = new StringBuilder();
    String bullet = Style.FAINT.paint("   = ", colored);
    if (!finding.hint().isEmpty()) {
      text.append(bullet).append("help: ").append(finding.hint()).append('\n');
    }
    finding
        .related()
        .forEach(place -> text.append(bullet).append("see: ").append(place).append('\n'));
    return text.append(bullet)
        .append("more: facet explain ")
        .append(finding.code().id())
        .append('\n')
        .toString();
  }

  /** Places on a terminal: a tab is four, a character outside the basic plane is one. */
  private static int columns(String text) {
    String expanded = text.replace("\t", TAB);
    return expanded.codePointCount(0, expanded.length());
  }
}
