// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.syntax.GraphQlTokens;
import java.util.Set;

/** Finds where the head of a definition ends: before the braces of a type, or the next field. */
final class DefinitionHead {
  private static final Set<String> KEYWORDS =
      Set.of(
          "type", "interface", "input", "enum", "union", "scalar", "extend", "schema", "directive");

  /** Tokens behind which a name does not begin anything. */
  private static final Set<String> JOINING = Set.of(":", "@", "=", "|", "&", "implements", "on");

  private DefinitionHead() {}

  /** The last token of the head that begins at a token. */
  static int end(GraphQlTokens tokens, int first) {
    boolean type = KEYWORDS.contains(tokens.text(first)) && tokens.isName(first + 1);
    int depth = 0;
    for (int token = first; token < tokens.count(); token++) {
      String word = tokens.text(token);
      boolean outside = depth == 0 && token > first;
      if (outside && (word.equals("{") || begins(tokens, token, type))) {
        return token - 1;
      }
      depth +=
          switch (word) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
          };
      if (depth < 0) {
        return Math.max(first, token - 1);
      }
    }
    return Math.max(first, tokens.count() - 1);
  }

  private static boolean begins(GraphQlTokens tokens, int token, boolean type) {
    if (tokens.isString(token)) {
      return true;
    }
    String before = tokens.text(token - 1);
    boolean goesOn =
        JOINING.contains(before)
            || (type && (KEYWORDS.contains(before) || tokens.text(token).equals("implements")));
    return tokens.isName(token) && !goesOn;
  }
}
