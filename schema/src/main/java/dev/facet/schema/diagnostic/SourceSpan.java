// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

/**
 * A piece of a file: what a caret points at.
 *
 * @param source the file
 * @param start offset of the first character
 * @param end offset behind the last character, {@code start} or more
 */
public record SourceSpan(SourceText source, int start, int end) {
  /** Guards the order of the offsets. */
  public SourceSpan {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException(
          "span: " + start + ".." + end + " (expected: within 0.." + source.text().length() + ")");
    }
  }

  /** The line of the first character, 1 for the first line. */
  public int line() {
    return source.lines().line(start);
  }

  /** The column of the first character, 1 for the first of a line. */
  public int column() {
    return columnOf(start);
  }

  /** The line of the place behind the last character. */
  public int endLine() {
    return source.lines().line(end);
  }

  /** The column of the place behind the last character. */
  public int endColumn() {
    return columnOf(end);
  }

  /**
   * A part of this span.
   *
   * @param from characters from the start of this span
   * @param to characters from the start of this span, {@code from} or more
   */
  public SourceSpan within(int from, int to) {
    int first = Math.min(start + from, end);
    return new SourceSpan(source, first, Math.max(first, Math.min(start + to, end)));
  }

  /** The text of the span. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** {@code name:line:column}, as editors and terminals link it. */
  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }

  private int columnOf(int offset) {
    LineIndex lines = source.lines();
    return offset - lines.start(lines.line(offset)) + 1;
  }
}
