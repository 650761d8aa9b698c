// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.Set;

/**
 * Descriptions of operations, fragments and variables (GraphQL September 2025, section 2.2). They
 * mean nothing to who executes a document, and the parser does not know them.
 */
public final class Descriptions {
  private static final Set<String> DESCRIBED =
      Set.of("query", "mutation", "subscription", "fragment");

  /** What stands before a value. */
  private static final Set<String> BEFORE = Set.of("=", ":");

  private Descriptions() {}

  /** The text with blanks in their places, so that all else stays where it is. */
  public static String blanked(String text) {
    GraphQlTokens tokens = GraphQlTokens.of(text);
    StringBuilder blanked = null;
    int depth = 0;
    for (int token = 0; token < tokens.count(); token++) {
      String word = tokens.text(token);
      depth += word.equals("{") ? 1 : 0;
      depth -= word.equals("}") ? 1 : 0;
      if (depth == 0 && word.startsWith("\"") && isDescription(tokens, token)) {
        blanked = blanked == null ? new StringBuilder(text) : blanked;
        blank(blanked, tokens.start(token), tokens.end(token));
      }
    }
    return blanked == null ? text : blanked.toString();
  }

  /** A string before a variable is one where it is no default value; of two strings neither is. */
  private static boolean isDescription(GraphQlTokens tokens, int token) {
    String next = tokens.text(token + 1);
    String before = tokens.text(token - 1);
    boolean second = tokens.isString(token - 1) && !tokens.text(token - 2).equals("=");
    return !second && (DESCRIBED.contains(next) || (next.equals("$") && !BEFORE.contains(before)));
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        text.setCharAt(i, ' ');
      }
    }
  }
}
