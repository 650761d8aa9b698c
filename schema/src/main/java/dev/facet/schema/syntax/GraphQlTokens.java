// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a GraphQL text (GraphQL specification section 2.1.6). Any text can be cut; what is
 * no token is one character. Needed because the parser tells where nodes start, not where they end.
 */
public final class GraphQlTokens {
  private final String text;
  private final int[] starts;
  private final int[] ends;

  private GraphQlTokens(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** Cuts a source. */
  public static GraphQlTokens of(String text) {
    List<int[]> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = tokenEnd(text, at);
      if (!isIgnored(text, at)) {
        tokens.add(new int[] {at, end});
      }
      at = end;
    }
    return new GraphQlTokens(
        text,
        tokens.stream().mapToInt(token -> token[0]).toArray(),
        tokens.stream().mapToInt(token -> token[1]).toArray());
  }

  /** How many there are. */
  public int count() {
    return starts.length;
  }

  /** The token at an offset, or the first one behind it. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 1;
  }

  /** Where a token starts; the end of the text behind the last one. */
  public int start(int token) {
    return token < starts.length ? starts[token] : text.length();
  }

  /** Where a token ends; the end of the text behind the last one. */
  public int end(int token) {
    return token < ends.length ? ends[token] : text.length();
  }

  /** The text of a token; empty behind the last one. */
  public String text(int token) {
    return token >= 0 && token < starts.length ? text.substring(starts[token], ends[token]) : "";
  }

  /** Whether a token is a string of either kind, closed or not. */
  public boolean isString(int token) {
    return text(token).startsWith("\"");
  }

  /** The first bracket that is deeper than a limit; -1 for none. */
  public int tooDeep(int limit) {
    int depth = 0;
    for (int token = 0; token < starts.length; token++) {
      switch (text.charAt(starts[token])) {
        case '[', '{', '(' -> depth++;
        case ']', '}', ')' -> depth--;
        default -> {}
      }
      if (depth > limit) {
        return token;
      }
    }
    return -1;
  }

  /** Whether a token is a name. */
  public boolean isName(int token) {
    String word = text(token);
    return !word.isEmpty() && isNamePart(word.charAt(0)) && !Character.isDigit(word.charAt(0));
  }

  /** The last token of a value: itself, or the bracket that closes it. */
  public int endOfValue(int first) {
    int depth = 0;
    for (int token = first; token < starts.length; token++) {
      switch (text.charAt(starts[token])) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        default -> {}
      }
      if (depth <= 0) {
        return token;
      }
    }
    return first;
  }

  private static boolean isIgnored(String text, int at) {
    char c = text.charAt(at);
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '#' || c == '\uFEFF';
  }

  private static int tokenEnd(String text, int at) {
    char c = text.charAt(at);
    if (c == '#') {
      return lineEnd(text, at);
    }
    if (text.startsWith("\"\"\"", at)) {
      return blockEnd(text, at + 3);
    }
    if (c == '"') {
      return stringEnd(text, at + 1);
    }
    if (isNamePart(c) || c == '-') {
      return wordEnd(text, at, c != '_' && !Character.isLetter(c));
    }
    return text.startsWith("...", at) ? at + 3 : text.offsetByCodePoints(at, 1);
  }

  /** The end of the line that an offset is in. */
  public static int lineEnd(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static int blockEnd(String text, int from) {
    int escaped = -1;
    int end = text.indexOf("\"\"\"", from);
    while (end > from && text.charAt(end - 1) == '\\') {
      escaped = end;
      end = text.indexOf("\"\"\"", end + 3);
    }
    // Without another end the parser takes the last escaped quotes for it, and so do we.
    int last = Math.max(end, escaped);
    return last < 0 ? text.length() : last + 3;
  }

  private static int stringEnd(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '"' -> {
          return at + 1;
        }
        case '\n', '\r' -> {
          return at;
        }
        case '\\' -> at++;
        default -> {}
      }
    }
    return text.length();
  }

  private static int wordEnd(String text, int from, boolean number) {
    int end = from + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean sign = (c == '+' || c == '-') && (text.charAt(end - 1) | 0x20) == 'e';
      if (!isNamePart(c) && !(number && (c == '.' || sign))) {
        return end;
      }
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
