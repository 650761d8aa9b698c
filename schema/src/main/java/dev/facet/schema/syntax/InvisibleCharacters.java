// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.HexFormat;

/**
 * Characters that nobody sees, or that change how what is around them is shown: control and format
 * characters, separators of lines and paragraphs, spaces other than the usual one, and halves of
 * surrogate pairs.
 */
final class InvisibleCharacters {
  private InvisibleCharacters() {}

  /** Whether a code point is one, or the usual space. */
  static boolean contains(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** A piece of a source as a message can quote it: the usual space stays, others are escaped. */
  static String escaped(String text) {
    if (text.codePoints().noneMatch(InvisibleCharacters::isEscaped)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static boolean isEscaped(int point) {
    return point != ' ' && contains(point);
  }

  private static void append(StringBuilder out, int point) {
    if (!isEscaped(point)) {
      out.appendCodePoint(point);
      return;
    }
    for (char unit : Character.toChars(point)) {
      out.append("\\u").append(HexFormat.of().toHexDigits(unit));
    }
  }
}
