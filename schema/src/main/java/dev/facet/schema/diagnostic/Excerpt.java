// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import dev.facet.schema.secret.QuotedSecrets;

/**
 * The line of a finding as a terminal shows it: tabs expanded, control characters made visible, and
 * of a long line only what is around the caret.
 *
 * @param line the text
 * @param indent columns before the caret
 * @param width columns the caret covers, 1 or more
 */
record Excerpt(String line, int indent, int width) {
  /** Wider ones wrap in most terminals, and then the caret is below something else. */
  private static final int MAX_WIDTH = 120;

  /** Columns shown before the caret of a line that is cut. */
  private static final int LEAD = 40;

  /** How many characters before and behind a line tell what stands in it. */
  private static final int AROUND = 500;

  private static final int TAB = 4;
  private static final String CUT = "…";
  private static final int REPLACEMENT = 0xFFFD;

  /** The excerpt for the first line of a span. */
  static Excerpt of(SourceSpan span) {
    String raw = line(span);
    int from = Math.min(span.column() - 1, raw.length());
    int to = span.endLine() == span.line() ? span.endColumn() - 1 : raw.length();
    int indent = columns(expanded(raw.substring(0, from)));
    int end = columns(expanded(raw.substring(0, Math.max(from, Math.min(to, raw.length())))));
    return new Excerpt(expanded(raw), indent, Math.max(1, end - indent)).cut();
  }

  /** The line without secrets; what its neighbours say of it counts. */
  private static String line(SourceSpan span) {
    SourceText source = span.source();
    String raw = source.line(span.line());
    int start = Math.min(source.offset(span.line(), 1), source.text().length());
    int from = Math.max(0, start - AROUND);
    int to = Math.min(source.text().length(), start + raw.length() + AROUND);
    String covered = QuotedSecrets.covered(source.text().substring(from, to));
    return covered.substring(start - from, start - from + raw.length());
  }

  String carets() {
    return "^".repeat(width);
  }

  /** A text on one line, without characters that a terminal would obey. */
  static String printable(String text) {
    return expanded(text.replace("\r\n", " ").replace('\n', ' '));
  }

  private Excerpt cut() {
    int all = columns(line);
    if (all <= MAX_WIDTH) {
      return this;
    }
    int first = indent + width <= MAX_WIDTH ? 0 : Math.max(0, indent - LEAD);
    int last = Math.min(all, first + MAX_WIDTH);
    String shown =
        line.substring(line.offsetByCodePoints(0, first), line.offsetByCodePoints(0, last));
    String before = first > 0 ? CUT : "";
    String behind = last < all ? CUT : "";
    int moved = indent - first + before.length();
    return new Excerpt(
        before + shown + behind, moved, Math.min(width, last - first - indent + first));
  }

  private static String expanded(String text) {
    StringBuilder out = new StringBuilder();
    int[] column = {0};
    text.codePoints()
        .forEach(point -> {
          int spaces = point == '\t' ? TAB - column[0] % TAB : 0;
          out.append(" ".repeat(spaces));
          if (spaces == 0) {
            out.appendCodePoint(isObeyed(point) ? REPLACEMENT : point);
          }
          column[0] += Math.max(1, spaces);
        });
    return out.toString();
  }

  /** Controls move the cursor or colour the screen; formats reverse or hide what stands around. */
  private static boolean isObeyed(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
