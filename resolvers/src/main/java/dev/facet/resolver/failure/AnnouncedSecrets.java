// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.secret.SecretNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts stars in place of values whose names announce a secret: of members in JSON, of parameters,
 * headers and XML elements. The text may be cut anywhere, and may hold JSON or a URL as a string of
 * JSON, at any depth.
 */
final class AnnouncedSecrets {
  /** A name is looked for at the beginning of a word only, so that long words are read once. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![A-Za-z0-9_.$-])(?:(?<=<)([A-Za-z][A-Za-z0-9_.:-]*+)(?:\\s[^<>]*+)?>"
              + "|([A-Za-z0-9_.$-]++)\\\\*+[\"']?\\s*+[:=]>?\\s*+)");

  private static final String BARE_ENDS = "\"'&<>,;}";

  private final String text;
  private final Matcher names;
  private final StringBuilder out;
  private int at;

  private AnnouncedSecrets(String text) {
    this.text = text;
    this.names = NAME.matcher(text);
    this.out = new StringBuilder(text.length());
  }

  /** The text without such values. */
  static String star(String text) {
    return new AnnouncedSecrets(text).starred();
  }

  private String starred() {
    while (names.find(at)) {
      String element = names.group(1);
      if (element == null ? !announced(names.group(2)) : !SecretNames.announces(element)) {
        copy(element == null ? names.end() : names.end(1));
        continue;
      }
      copy(names.end());
      int end = element == null ? valueEnd(at) : elementEnd(at, element);
      out.append(end > at ? Redaction.STARS : "");
      at = end;
    }
    copy(text.length());
    return out.toString();
  }

  /** Behind a backslash the first letter may be an end of line or a tab, and not of the name. */
  private boolean announced(String name) {
    return SecretNames.announces(name)
        || (names.start() > 0
            && text.charAt(names.start() - 1) == '\\'
            && SecretNames.announces(name.substring(1)));
  }

  private void copy(int end) {
    out.append(text, at, end);
    at = end;
  }

  private int elementEnd(int from, String name) {
    int end = text.indexOf("</" + name, from);
    int next = end < 0 ? text.indexOf('<', from) : end;
    return next < 0 ? text.length() : next;
  }

  private int valueEnd(int from) {
    int quote = from + backslashes(from);
    if (quote == text.length()) {
      return quote;
    }
    return switch (text.charAt(quote)) {
      case '"', '\'' -> stringEnd(quote, quote - from);
      case '[', '{' -> quote == from ? bracketEnd(from) : bareEnd(from);
      default -> bareEnd(from);
    };
  }

  /** How many backslashes stand from here on. */
  private int backslashes(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) == '\\') {
      end++;
    }
    return end - from;
  }

  /**
   * Behind the quote that ends a string.
   *
   * @param level how many backslashes stand before the quote that begins it: of a string in a
   *     string 1, of one in that 3
   */
  private int stringEnd(int quote, int level) {
    char mark = text.charAt(quote);
    int run = 0;
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == mark && run < level) {
        return i - run; // the string around it ends
      }
      if (c == mark && (run - level) % (2 * (level + 1)) == 0) {
        return i + 1;
      }
      run = c == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  private int bracketEnd(int from) {
    int open = 0;
    int run = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> i = stringEnd(i, run) - 1;
        case '[', '{' -> open++;
        case ']', '}' -> open--;
        default -> {}
      }
      if (open == 0) {
        return i + 1;
      }
      run = c == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  /** Where a word without quotes ends: at a space, a mark, or with the string around it. */
  private int bareEnd(int from) {
    int end = from;
    while (end < text.length() && !endsBare(text.charAt(end))) {
      int escapes = backslashes(end);
      if (escapes > 0 && end + escapes < text.length() && text.charAt(end + escapes) == '"') {
        return end;
      }
      end += Math.max(escapes, 1);
    }
    return end;
  }

  private static boolean endsBare(char c) {
    return Character.isWhitespace(c) || BARE_ENDS.indexOf(c) >= 0;
  }
}
