// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a name between quotes, as in {@code ["a\"b"]}. Its escapes are those of JSONPath
 * (RFC 9535 section 2.3.1.1), either quote in either kind of quotes.
 */
final class QuotedName {
  private static final String SHORT = "\"'\\/bfnrt";
  private static final String MEANT = "\"'\\/\b\f\n\r\t";
  private static final int DIGITS = 4;

  private final String text;
  private final int end;
  private final List<TemplateProblem> problems;
  private final int start;
  private int at;

  /**
   * @param start offset of the opening quote
   * @param end where reading stops
   */
  QuotedName(String text, int start, int end, List<TemplateProblem> problems) {
    this.text = text;
    this.start = start;
    this.at = start;
    this.end = end;
    this.problems = problems;
  }

  /** The name; null where it cannot be read, which is then among the problems. */
  @Nullable String read() {
    char quote = text.charAt(at++);
    StringBuilder name = new StringBuilder();
    while (at < end) {
      char next = text.charAt(at++);
      if (next == quote) {
        return name.toString();
      }
      if (next != '\\') {
        name.append(next);
      } else if (!escape(name)) {
        return null;
      }
    }
    problem(
        start, end, "the quote " + quote + " is not closed", "end the name with " + quote + "]");
    return null;
  }

  /** Offset behind the closing quote. */
  int position() {
    return at;
  }

  /** A name as it is read again. */
  static void append(StringBuilder out, String name) {
    out.append("[\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int known = c == '\'' || c == '/' ? -1 : MEANT.indexOf(c);
      if (known >= 0) {
        out.append('\\').append(SHORT.charAt(known));
      } else {
        out.append(c);
      }
    }
    out.append("\"]");
  }

  private boolean escape(StringBuilder name) {
    int backslash = at - 1;
    char kind = at < end ? text.charAt(at++) : '\\';
    int known = at > backslash + 1 ? SHORT.indexOf(kind) : -1;
    if (known >= 0) {
      name.append(MEANT.charAt(known));
      return true;
    }
    if (kind == 'u' && at + DIGITS <= end) {
      String digits = text.substring(at, at + DIGITS);
      if (digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
        name.append((char) Integer.parseInt(digits, 16));
        at += DIGITS;
        return true;
      }
    }
    problem(
        backslash,
        at,
        text.substring(backslash, at)
            + " is no escape in a name (expected: \\\", \\', \\\\, \\u0041)",
        "a backslash of the name is written twice: \\\\");
    return false;
  }

  private void problem(int from, int to, String message, String hint) {
    problems.add(
        new TemplateProblem(TemplateProblem.Kind.SYNTAX, new Range(from, to), message, hint));
  }
}
