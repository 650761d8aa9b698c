// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static java.util.Objects.requireNonNull;

/**
 * The text of one file as it was read.
 *
 * @param name the file's name as the user wrote it, relative to the project folder
 * @param text the whole content
 */
public record SourceText(String name, String text) {
  /** Guards against missing parts. */
  public SourceText {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
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
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    return start + column - 1;
  }

  /**
   * One line without its line break.
   *
   * @param line 1 for the first line
   */
  public String line(int line) {
    int start = Math.min(offset(line, 1), text.length());
    int end = text.indexOf('\n', start);
    String found = text.substring(start, end < 0 ? text.length() : end);
    return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
  }

  /** Prints the name only: texts are long, and may hold what a log must not. */
  @Override
  public String toString() {
    return name;
  }
}
