// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.GraphQlTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * A comment of an SDL file or a GraphQL document, and the lines that it speaks of: its own where it
 * stands behind something; on a line by itself the head of the definition below, from the name to
 * the last directive, descriptions skipped.
 *
 * @param text from the number sign on
 * @param span where it stands
 * @param firstLine the first line that it speaks of, 1 for the first of the file
 * @param lastLine the last line that it speaks of
 */
public record SdlComment(String text, SourceSpan span, int firstLine, int lastLine) {
  /**
   * The comments of a source that hold a word.
   *
   * @param word what to look for, such as {@code facet-allow}
   */
  public static List<SdlComment> with(String word, SourceText source) {
    List<SdlComment> found = new ArrayList<>();
    if (source.text().contains(word)) {
      GraphQlTokens tokens = GraphQlTokens.of(source.text());
      for (int token = 0; token <= tokens.count(); token++) {
        int from = token == 0 ? 0 : tokens.end(token - 1);
        gap(word, source, tokens, from, token, found);
      }
    }
    return found;
  }

  /** The comments between two tokens. */
  private static void gap(
      String word,
      SourceText source,
      GraphQlTokens tokens,
      int from,
      int next,
      List<SdlComment> found) {
    int start = source.text().indexOf('#', from);
    while (start >= 0 && start < tokens.start(next)) {
      int end = GraphQlTokens.lineEnd(source.text(), start);
      SourceSpan span = new SourceSpan(source, start, end);
      if (span.text().contains(word)) {
        found.add(comment(span, tokens, next));
      }
      start = source.text().indexOf('#', end);
    }
  }

  private static SdlComment comment(SourceSpan span, GraphQlTokens tokens, int next) {
    int line = span.line();
    String before = span.source().line(line).substring(0, span.column() - 1);
    if (!before.isBlank() || next >= tokens.count()) {
      return new SdlComment(span.text(), span, line, line);
    }
    int name = next;
    while (tokens.isString(name)) {
      name++;
    }
    SourceSpan head =
        new SourceSpan(
            span.source(), tokens.start(name), tokens.end(DefinitionHead.end(tokens, name)));
    return new SdlComment(span.text(), span, head.line(), head.endLine());
  }
}
