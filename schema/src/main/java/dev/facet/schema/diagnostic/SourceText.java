// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static java.util.Objects.requireNonNull;

/**
 * The text of one file as it was read. Lines end with LF, CR or both, as in GraphQL and YAML.
 *
 * @param name the file's name as the user wrote it, relative to the project folder
 * @param text the whole content, without a byte order mark
 */
public record SourceText(String name, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Guards against missing parts, and takes a byte order mark off the text. */
  public SourceText {
    requireNonNull(name, "name");
    text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * The span of {@code length} characters that starts at a line and column.
   *
   * @param line 1 for the first line
   * @param column 1 for the first character of a line
   * @param length characters, 0 or more; cut at the end of the text
   */
  public SourceSpan span(int line, int column, int length) {
    int start = Math.min(offset(line, column), text.length());
    return new SourceSpan(this, start, Math.min(start + Math.max(length, 0), text.length()));
  }

  /**
   * The offset of a line and column.
   *
   * @param line 1 for the first line
   * @param column 1 for the first character of a line
   */
  public int offset(int line, int column) {
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      start = nextLine(start);
    }
    return start + column - 1;
  }

  /** Whether a line ends with the character at an offset. */
  boolean endsLine(int at) {
    return endsLine(text, at);
  }

  /** Whether a line of a text ends with the character at an offset: at the LF of a CR LF. */
  public static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return c == '\n' || (c == '\r' && !pair);
  }

  /** Where the line behind the one of an offset starts; the end of the text for none. */
  private int nextLine(int from) {
    int at = from;
    while (at < text.length() && !endsLine(at)) {
      at++;
    }
    return Math.min(at + 1, text.length());
  }

  /**
   * One line without its line break.
   *
   * @param line 1 for the first line
   */
  public String line(int line) {
    int start = Math.min(offset(line, 1), text.length());
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return text.substring(start, end);
  }

  /** Prints the name only: texts are long, and may hold what a log must not. */
  @Override
  public String toString() {
    return name;
  }
}
