// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

/**
 * Tokens (RFC 9110, section 5.6.2): what names of headers, methods, codings and parameters are made
 * of.
 */
public final class Tokens {
  private static final boolean[] ALLOWED = new boolean[128];

  static {
    String marks = "!#$%&'*+-.^_`|~";
    for (char c = 0; c < ALLOWED.length; c++) {
      ALLOWED[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || marks.indexOf(c) >= 0;
    }
  }

  private Tokens() {}

  /** Whether a string is a token: at least one character, and all of them allowed. */
  public static boolean isToken(String text) {
    return !text.isEmpty() && endOfToken(text, 0) == text.length();
  }

  /** Whether a character can stand in a token. */
  public static boolean isTokenCharacter(char c) {
    return c < ALLOWED.length && ALLOWED[c];
  }

  /** Where the token ends that starts at a place; the place itself where none does. */
  static int endOfToken(String text, int start) {
    int end = start;
    while (end < text.length() && isTokenCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
