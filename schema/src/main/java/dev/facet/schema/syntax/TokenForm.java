// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether one token is well formed (GraphQL specification, Lexical Tokens). */
final class TokenForm {
  private static final String PUNCTUATION = "!$&():=@[]{|}";
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern UNFINISHED =
      Pattern.compile("-?[0-9]*(\\.[0-9]*)?([eE][+-]?[0-9]*)?");
  private static final Pattern UNICODE =
      Pattern.compile("\\\\u(\\{[0-9A-Fa-f]*}?|[0-9A-Fa-f]{0,4})");
  private static final String BLOCK = "\"\"\"";

  private TokenForm() {}

  /** Stops at a malformed token. */
  static void check(SyntaxCursor cursor, String token, int start, int end) {
    if (token.isEmpty()) {
      return;
    }
    char first = token.charAt(0);
    if (token.startsWith(BLOCK)) {
      block(cursor, token, start);
    } else if (first == '"') {
      string(cursor, token, start, end);
    } else if (first == '-' || Character.isDigit(first)) {
      number(cursor, token, start, end);
    } else if (!isNamePart(first) && !token.equals("...") && PUNCTUATION.indexOf(first) < 0) {
      stray(cursor, token.codePointAt(0), start, end);
    }
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 128 && Character.isLetter(c));
  }

  private static void block(SyntaxCursor cursor, String token, int start) {
    boolean closed =
        token.length() >= 2 * BLOCK.length()
            && token.endsWith(BLOCK)
            && !token.endsWith("\\" + BLOCK);
    if (!closed) {
      throw cursor.stop(
          start, start + BLOCK.length(), "a block string without an end", "close it with " + BLOCK);
    }
  }

  private static void string(SyntaxCursor cursor, String token, int start, int end) {
    for (int i = 1; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '"') {
        return;
      }
      if (c == '\\' && i + 1 < token.length()) {
        int length = EscapeForm.length(token, i);
        if (length == 0) {
          throw escape(cursor, token, i, start, end);
        }
        i += length - 1;
      }
    }
    throw cursor.stop(
        start,
        start + 1,
        "a string without an end",
        "close it with \" on the same line; strings of several lines stand between " + BLOCK);
  }

  private static SyntaxCursor.Stopped escape(
      SyntaxCursor cursor, String token, int at, int start, int end) {
    Matcher unicode = UNICODE.matcher(token).region(at, token.length());
    if (unicode.lookingAt()) {
      return cursor.stop(
          start + at,
          start + unicode.end(),
          "an escape in a string that is no character: " + unicode.group(),
          "write four hexadecimal digits, as in \\u00e9, or as many as it takes in \\u{1f600}");
    }
    return cursor.stop(
        start + at,
        Math.min(start + at + 2, end),
        "an unknown escape in a string: " + token.substring(at, at + 2),
        "write \\\\ for a backslash");
  }

  private static void number(SyntaxCursor cursor, String token, int start, int end) {
    if (!NUMBER.matcher(token).matches()) {
      throw cursor.stop(start, end, "\"" + token + "\" is not a number", numberHint(token));
    }
  }

  private static String numberHint(String token) {
    if (token.matches("-?0[0-9]+.*")) {
      return "numbers have no zeros in front";
    }
    if (UNFINISHED.matcher(token).matches()) {
      return "a digit is missing behind the minus, the point or the e";
    }
    return token.matches("[0-9]+[A-Za-z_].*") ? "names cannot start with a digit" : "";
  }

  private static void stray(SyntaxCursor cursor, int point, int start, int end) {
    boolean hidden = InvisibleCharacters.contains(point);
    String code = String.format("U+%04X", point);
    String name = Character.getName(point);
    String known = name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")";
    String message =
        hidden
            ? "the invisible character " + code + known
            : "the character \"" + Character.toString(point) + "\"" + (point < 128 ? "" : known);
    throw cursor.stop(start, end, message + " stands outside of strings", hint(point, hidden));
  }

  private static String hint(int point, boolean hidden) {
    return switch (point) {
      case ';' -> "remove it; items are separated by spaces, lines or commas";
      case '\'', '`', '\u2018', '\u2019', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' ->
          "strings stand between straight double quotes: \"";
      case '?' -> "remove it; types may be null unless they end with !";
      case '/', '\\' -> "comments start with #; a path is a string, between double quotes";
      case '.' -> "a path or a number with a fraction is meant? a spread has three dots: ...";
      case '<', '>' -> "a list is written [Type]";
      default -> hidden ? "delete it, and write a space where one is meant" : "remove it";
    };
  }
}
