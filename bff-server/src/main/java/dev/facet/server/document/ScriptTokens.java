// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of the grammar of JavaScript and TypeScript as it takes not to mistake comments, strings
 * and regular expressions for template literals.
 */
final class ScriptTokens {
  /** Behind these a slash begins a regular expression, and does not divide. */
  private static final Pattern BEFORE_REGEX =
      Pattern.compile(
          "(?s).*(?:^|[(,=:\\[!&|?{};*%~^>]|(?<!\\+)\\+|(?<!-)-|\\b(?:return|typeof|case|in|of|delete|void|throw"
              + "|new|do|else|yield|await|instanceof))\\s*");

  /** White space and comments. */
  private static final String SPACE = "(?:\\s|/\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\\r\\n]*+[\\r\\n])*+";

  private static final String WORD = "(?:gql|graphql)" + SPACE + "(\\(" + SPACE + ")?";
  private static final Pattern TAG = Pattern.compile("(?s)(?:^|.*[^\\w$])" + WORD);

  /** Where a literal is expected, which prose that ends with the word is not. */
  private static final Pattern EXPECTED =
      Pattern.compile("(?s).*(?:[=(,:?\\[{;]|\\b(?:return|default))" + SPACE + WORD);

  private static final Pattern COMMENT =
      Pattern.compile("(?s).*/\\*\\s*(?i:graphql)\\s*\\*/\\s*\\(?\\s*");
  private static final Pattern TYPED_CALL = Pattern.compile("(?s)(.*>)(\\s*\\(?\\s*)");
  private static final int LOOK_BACK = 400;

  private ScriptTokens() {}

  /** Behind the comment, string, regular expression or character at an offset. */
  static int end(String text, int at) {
    char c = text.charAt(at);
    if (text.startsWith("//", at)) {
      return lineEnd(text, at);
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    if (c == '"' || (c == '\'' && !isApostrophe(text, at))) {
      return closed(text, at, c);
    }
    return c == '/' && BEFORE_REGEX.matcher(before(text, at)).matches()
        ? closed(text, at, '/')
        : at + 1;
  }

  /** Whether the template literal at an offset is GraphQL. */
  static boolean isGraphQl(String text, int backtick) {
    String before = before(text, backtick);
    if (COMMENT.matcher(before).matches()) {
      return true;
    }
    return TAG.matcher(withoutTypes(before)).matches();
  }

  /**
   * Whether a backtick that seems to end a literal begins one that is GraphQL: the literal began
   * with a backtick in prose between tags, or in a comment of another language.
   */
  static boolean beginsGraphQl(String text, int backtick) {
    return EXPECTED.matcher(withoutTypes(before(text, backtick))).matches();
  }

  /** Without type arguments, as in {@code gql<Data, Variables>`…`}. */
  private static String withoutTypes(String before) {
    Matcher call = TYPED_CALL.matcher(before);
    if (!call.matches()) {
      return before;
    }
    String typed = call.group(1);
    int depth = 0;
    for (int at = typed.length() - 1; at >= 0; at--) {
      depth += typed.charAt(at) == '>' ? 1 : typed.charAt(at) == '<' ? -1 : 0;
      if (depth == 0) {
        return typed.substring(0, at) + call.group(2);
      }
    }
    return before;
  }

  private static String before(String text, int at) {
    return text.substring(Math.max(0, at - LOOK_BACK), at);
  }

  private static int lineEnd(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** Behind a letter it stands in prose between tags: no string begins there. */
  private static boolean isApostrophe(String text, int at) {
    return at > 0 && Character.isLetter(text.charAt(at - 1));
  }

  /** Behind a literal that one line holds; an apostrophe in prose ends with its line. */
  private static int closed(String text, int from, char quote) {
    boolean inClass = false;
    for (int at = from + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        return at;
      }
      if (c == '\\') {
        at++;
      } else if (c == quote && !inClass) {
        return at + 1;
      } else if (quote == '/') {
        inClass = c == '[' || (inClass && c != ']');
      }
    }
    return text.length();
  }
}
