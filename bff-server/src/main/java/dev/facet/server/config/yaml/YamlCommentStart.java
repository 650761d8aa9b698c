// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

/** Finds comments in lines of YAML, also in files that are none. */
public final class YamlCommentStart {
  private YamlCommentStart() {}

  /**
   * Where the comment of a line starts: at a number sign that is not within quotes; -1 for none.
   */
  public static int in(String line) {
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
        return at;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }
    return -1;
  }
}
