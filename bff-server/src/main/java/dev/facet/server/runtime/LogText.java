// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import java.util.HexFormat;

/**
 * Appends strings to a line of the log so that nothing in them ends the line, begins another or
 * steers a terminal: control characters, line separators and unpaired surrogates are escaped as in
 * JSON (RFC 8259, section 7). Everything else stays readable.
 */
final class LogText {
  private LogText() {}

  /** Appends the contents of a JSON string, without the quotation marks around it. */
  static StringBuilder json(StringBuilder line, String value) {
    return append(line, value, true);
  }

  /** Appends prose: quotation marks and backslashes stay as they are. */
  static StringBuilder prose(StringBuilder line, String value) {
    return append(line, value, false);
  }

  private static StringBuilder append(StringBuilder line, String value, boolean json) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (json && (c == '"' || c == '\\')) {
        line.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        line.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        line.append(c).append(value.charAt(++i));
      } else if (isHarmless(c)) {
        line.append(c);
      } else {
        escape(line, c);
      }
    }
    return line;
  }

  private static boolean isHarmless(char c) {
    return c > 0x9f && c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c) && !isBidi(c);
  }

  /** Characters that reorder a line where it is shown (Unicode Standard Annex 9). */
  private static boolean isBidi(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }

  private static void escape(StringBuilder line, char c) {
    switch (c) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> line.append("\\u").append(HexFormat.of().toHexDigits(c));
    }
  }
}
