// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

/**
 * How deep the brackets of a source lie in each other, strings and comments left out. The parser
 * counts its own levels, but looks ahead to the end of a list type before it enters one, which
 * takes it the square of the levels and a stack as deep as they are.
 */
final class BracketLevels {
  /** Levels that the parser gets to see. */
  static final int MAX = 250;

  private final String text;
  private int at;

  private BracketLevels(String text) {
    this.text = text;
  }

  /** Whether there are more levels than the parser shall see. */
  static boolean beyond(String text) {
    return new BracketLevels(text).beyond();
  }

  private boolean beyond() {
    int levels = 0;
    for (; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '{', '[', '(' -> levels++;
        case '}', ']', ')' -> levels--;
        case '#' -> comment();
        case '"' -> string();
        default -> {}
      }
      if (levels > MAX) {
        return true;
      }
    }
    return false;
  }

  /** Goes to the last character of a comment. */
  private void comment() {
    while (at + 1 < text.length() && text.charAt(at + 1) != '\n' && text.charAt(at + 1) != '\r') {
      at++;
    }
  }

  /** Goes to the closing quote of a string. */
  private void string() {
    if (text.startsWith("\"\"\"", at)) {
      int end = text.indexOf("\"\"\"", at + 3);
      while (end > 0 && text.charAt(end - 1) == '\\') {
        end = text.indexOf("\"\"\"", end + 3);
      }
      at = end < 0 ? text.length() : end + 2;
      return;
    }
    for (at++; at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
  }
}
