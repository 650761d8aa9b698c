// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The text of one file as it was read. Lines end with LF, CR or both, as in GraphQL and YAML. Two
 * are equal by name and text. Where its lines are is found when it is first asked for, and kept.
 */
public final class SourceText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final String text;

  /** Made when it is first needed; threads that make it at once make equal ones. */
  private @Nullable LineIndex lines;

  /**
   * A text.
   *
   * @param name the file's name as the user wrote it, relative to the project folder
   * @param text the whole content; a byte order mark at its beginning is taken off
   */
  public SourceText(String name, String text) {
    this.name = requireNonNull(name, "name");
    this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** The file's name as the user wrote it, relative to the project folder. */
  public String name() {
    return name;
  }

  /** The whole content, without a byte order mark. */
  public String text() {
    return text;
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
    return lines().start(line) + column - 1;
  }

  /** Where its lines are. */
  LineIndex lines() {
    LineIndex known = lines;
    if (known == null) {
      known = new LineIndex(text);
      lines = known;
    }
    return known;
  }

  /** Whether a line of a source ends with the character at an offset: at the LF of a CR LF. */
  public static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return c == '\n' || (c == '\r' && !pair);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SourceText same && name.equals(same.name) && text.equals(same.text));
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + text.hashCode();
  }

  /** Prints the name only: texts are long, and may hold what a log must not. */
  @Override
  public String toString() {
    return name;
  }
}
