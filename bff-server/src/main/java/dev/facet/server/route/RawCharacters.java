// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/**
 * Visible ASCII that no URL may have as it is (RFC 3986, appendix A), and browsers send all the
 * same: {@code " < > \\ ^ ` { | }}. Servers read it in different ways, or reject it, so that it
 * goes on percent-encoded, as which it means the same.
 */
final class RawCharacters {
  private static final String HEX = "0123456789ABCDEF";
  private static final boolean[] RAW = new boolean[128];

  static {
    for (char c : "\"<>\\^`{|}".toCharArray()) {
      RAW[c] = true;
    }
  }

  private RawCharacters() {}

  /** Whether a character is one of them. */
  static boolean contain(char c) {
    return c < RAW.length && RAW[c];
  }

  /** The text with them encoded; the same object where there are none. */
  static String encoded(String text) {
    int first = 0;
    while (first < text.length() && !contain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      append(out, text.charAt(i));
    }
    return out.toString();
  }

  /** Appends a character, encoded where it is one of them. */
  static void append(StringBuilder out, char c) {
    if (contain(c)) {
      out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    } else {
      out.append(c);
    }
  }
}
