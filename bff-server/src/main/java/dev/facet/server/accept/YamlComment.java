// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.accept;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.sdl.SdlComment;
import dev.facet.server.config.yaml.YamlCommentStart;
import java.util.ArrayList;
import java.util.List;

/** Finds the comments of a YAML file that hold a word. */
final class YamlComment {
  private YamlComment() {}

  /**
   * The comments; one on a line by itself speaks of the next line that is not a comment. They are
   * quoted from a copy in which stars stand for all settings: what of them is secret is not known
   * here.
   */
  static List<SdlComment> with(String word, SourceText source) {
    List<SdlComment> found = new ArrayList<>();
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int start = YamlCommentStart.in(lines.get(i));
      if (start >= 0 && lines.get(i).indexOf(word, start) >= 0) {
        boolean alone = lines.get(i).substring(0, start).isBlank();
        int line = alone ? below(lines, i) + 1 : i + 1;
        String text = lines.get(i).substring(start);
        found.add(new SdlComment(text, quoted(source, i + 1, start, text), line, line));
      }
    }
    return found;
  }

  /** The place of a comment, on a line of which nothing else is shown. */
  private static SourceSpan quoted(SourceText source, int line, int start, String comment) {
    SourceSpan place = source.span(line, start + 1, comment.length());
    String text = source.text();
    String before = text.substring(place.start() - start, place.start()).replaceAll("\\S", "*");
    String copy = text.substring(0, place.start() - start) + before + text.substring(place.start());
    return new SourceSpan(new SourceText(source.name(), copy), place.start(), place.end());
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
