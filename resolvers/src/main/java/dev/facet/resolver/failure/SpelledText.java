// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes spellings behind which names and secrets hide: a character by its number, and {@code \/},
 * of JSON, and the quotes of HTML. What JSON has to escape stays escaped.
 */
final class SpelledText {
  private static final Pattern SPELLING =
      Pattern.compile("(?<!\\\\)(\\\\++)(?:u([0-9a-fA-F]{4})|/)|&(?:quot|#34|#[xX]22);");

  private static final int FIRST_PRINTABLE = 0x20;

  private SpelledText() {}

  /** The text with plain characters. */
  static String plain(String text) {
    return SPELLING.matcher(text).replaceAll(found -> Matcher.quoteReplacement(plain(found)));
  }

  private static String plain(MatchResult found) {
    String backslashes = found.group(1);
    if (backslashes == null) {
      return "\"";
    }
    if (found.group(2) == null) {
      return "/";
    }
    char c = (char) Integer.parseInt(found.group(2), 16);
    if (c < FIRST_PRINTABLE) {
      return found.group();
    }
    return c == '"' || c == '\\' ? backslashes + c : String.valueOf(c);
  }
}
