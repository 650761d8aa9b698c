// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes in strings (GraphQL specification, String Value). */
final class EscapeForm {
  private static final String SHORT = "\"\\/bfnrt";
  private static final Pattern UNICODE =
      Pattern.compile("\\\\u(?:([0-9A-Fa-f]{4})|\\{([0-9A-Fa-f]{1,8})})");

  private EscapeForm() {}

  /** How many characters an escape has that starts at a backslash; 0 where it is malformed. */
  static int length(String text, int at) {
    if (SHORT.indexOf(text.charAt(at + 1)) >= 0) {
      return 2;
    }
    Matcher escape = UNICODE.matcher(text).region(at, text.length());
    if (!escape.lookingAt()) {
      return 0;
    }
    int length = escape.end() - at;
    long point = Long.parseLong(escape.group(1) == null ? escape.group(2) : escape.group(1), 16);
    if (!Character.isValidCodePoint((int) point) || point > Character.MAX_CODE_POINT) {
      return 0;
    }
    if (!isSurrogate((int) point)) {
      return length;
    }
    return isPair((int) point, escape, text.length()) ? escape.end() - at : 0;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** Whether the other half follows, both with four digits; moves the match to it. */
  private static boolean isPair(int point, Matcher escape, int length) {
    boolean high = escape.group(1) != null && Character.isHighSurrogate((char) point);
    return high
        && escape.region(escape.end(), length).lookingAt()
        && escape.group(1) != null
        && Character.isLowSurrogate((char) Integer.parseInt(escape.group(1), 16));
  }
}
