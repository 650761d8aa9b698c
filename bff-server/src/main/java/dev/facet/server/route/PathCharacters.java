// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/**
 * The characters of a path (RFC 3986, section 3.3). Not by a regular expression: Java's walk down
 * the stack with each character of such a choice.
 */
public final class PathCharacters {
  private static final String PUNCTUATION = "-._~!$&'()+,=:@/";

  private PathCharacters() {}

  /**
   * Whether a text is made of them, or of what is percent-encoded.
   *
   * @param more characters that may stand there too
   */
  public static boolean make(String text, String more) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (EncodedPath.octet(text, i) < 0) {
          return false;
        }
        i += 2;
      } else if (!isPlain(c) && more.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PUNCTUATION.indexOf(c) >= 0;
  }
}
