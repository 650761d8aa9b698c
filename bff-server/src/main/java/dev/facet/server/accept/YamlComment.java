// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.accept;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.sdl.SdlComment;
import java.util.ArrayList;
import java.util.List;

/** Finds the comments of a YAML file that hold a word. */
final class YamlComment {
  private YamlComment() {}

  /** The comments; one on a line by itself speaks of the next line that is not a comment. */
  static List<SdlComment> with(String word, SourceText source) {
    List<SdlComment> found = new ArrayList<>();
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int start = start(lines.get(i));
      if (start >= 0 && lines.get(i).indexOf(word, start) >= 0) {
        boolean alone = lines.get(i).substring(0, start).isBlank();
        int line = alone ? below(lines, i) + 1 : i + 1;
        String text = lines.get(i).substring(start);
        found.add(new SdlComment(text, source.span(i + 1, start + 1, text.length()), line, line));
      }
    }
    return found;
  }

  /**
   * Where the comment of a line starts: at a number sign that is not within quotes; -1 for none.
   */
  private static int start(String line) {
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

  private static int below(List<String> lines, int comment) {
    int line = comment + 1;
    while (line < lines.size()
        && (lines.get(line).isBlank() || lines.get(line).strip().startsWith("#"))) {
      line++;
    }
    return line;
  }
}
