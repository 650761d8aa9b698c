// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/** The token of RFC 9110 section 5.6.2, of which names and pseudonyms are made. */
final class Tokens {
  private Tokens() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isTokenChar((char) c));
  }

  static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }
}
