// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import graphql.language.SourceLocation;

/** Turns lines and columns of the parser, which counts code points, into offsets of a source. */
final class TextPlaces {
  private TextPlaces() {}

  /** The offset of a place; the last one where the text is shorter. */
  static int offset(String text, SourceLocation place) {
    int start = 0;
    for (int line = 1; line < place.getLine(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return Math.max(0, text.length() - 1);
      }
      start = end + 1;
    }
    int at = start;
    for (int column = 1; column < place.getColumn() && at < text.length(); column++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, Math.max(0, text.length() - 1));
  }

  /** Where the word at an offset ends: behind its last letter, or behind the one character. */
  static int wordEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return Math.min(text.length(), Math.max(end, offset + 1));
  }

  private static boolean isNamePart(char c) {
    return c == '_' || c == '$' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
