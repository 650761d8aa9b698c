// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.GraphQlTokens;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One file with its tokens: turns the parser's lines and columns into spans. */
final class SdlSource {
  private final SourceText source;
  private final GraphQlTokens tokens;
  private final int[] lineStarts;

  SdlSource(SourceText source) {
    this.source = source;
    this.tokens = GraphQlTokens.of(source.text());
    this.lineStarts = lineStarts(source.text());
  }

  SourceText source() {
    return source;
  }

  GraphQlTokens tokens() {
    return tokens;
  }

  /**
   * The token at a place of the parser, which counts code points, and a lone CR as a line break.
   */
  int token(SourceLocation location) {
    int line = Math.clamp(location.getLine() - 1, 0, lineStarts.length - 1);
    int start = lineStarts[line];
    long points = Math.max(location.getColumn() - 1, 0);
    String text = source.text();
    int limit = (int) Math.min(text.length(), start + 2 * points);
    int left = text.codePointCount(start, limit);
    return tokens.at(text.offsetByCodePoints(start, (int) Math.min(points, left)));
  }

  /** From the start of one token to the end of another. */
  SourceSpan span(int first, int last) {
    int start = tokens.start(first);
    return new SourceSpan(source, start, Math.max(start, tokens.end(last)));
  }

  /** A string literal that starts at a token. */
  StringLiteral literal(int token, StringValue node) {
    SourceSpan span = span(token, token);
    StringDecoder decoded =
        StringDecoder.decode(source.text(), span.start(), Math.max(span.end(), span.start()));
    String value = Objects.requireNonNullElse(node.getValue(), "");
    return new StringLiteral(value, span, fitted(decoded, value, span));
  }

  /** Every character at the start of the literal, should decoding ever disagree with the parser. */
  private static int[] fitted(StringDecoder decoded, String value, SourceSpan span) {
    if (decoded.value().equals(value)) {
      return decoded.offsets();
    }
    int[] offsets = new int[value.length() + 1];
    Arrays.fill(offsets, span.start());
    offsets[value.length()] = span.end();
    return offsets;
  }

  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int at = 0; at < text.length(); at++) {
      if (SourceText.endsLine(text, at)) {
        starts.add(at + 1);
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }
}
