// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Places in the text for the parser's marks, which count code points where Java counts chars. */
final class YamlPositions {
  private final SourceText source;
  private final boolean plain;
  private int passedPoints;
  private int passedChars;

  YamlPositions(SourceText source) {
    this.source = source;
    String text = source.text();
    this.plain = text.codePointCount(0, text.length()) == text.length();
  }

  SourceText source() {
    return source;
  }

  /** What an event covers; a block collection's start event covers nothing. */
  SourceSpan span(Event event) {
    int start = offset(event.getStartMark());
    int end = Math.max(start, offset(event.getEndMark()));
    String text = source.text();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--; // a block scalar's mark is behind its line breaks
    }
    return new SourceSpan(source, start, end);
  }

  /**
   * What a collection covers.
   *
   * @param last its last value, null for none
   */
  SourceSpan around(Event start, Event end, @Nullable SourceSpan last) {
    int first = offset(start.getStartMark());
    SourceSpan closing = span(end);
    // The end of a block collection is only seen at what follows it, which may be far below.
    int behind = closing.end() > closing.start() || last == null ? closing.end() : last.end();
    return new SourceSpan(source, first, Math.max(first, behind));
  }

  /** The place of one mark, as long as the word that stands there. */
  SourceSpan at(Optional<Mark> mark) {
    int start = offset(mark);
    return new SourceSpan(source, start, Math.min(start + 1, source.text().length()));
  }

  /** The place of a code point. */
  SourceSpan at(int point) {
    int start = offset(point);
    return new SourceSpan(source, start, Math.min(start + 1, source.text().length()));
  }

  private int offset(Optional<Mark> mark) {
    return mark.map(found -> offset(found.getIndex())).orElse(0);
  }

  private int offset(int point) {
    String text = source.text();
    if (plain) {
      return Math.min(point, text.length());
    }
    if (point < passedPoints) {
      passedPoints = 0;
      passedChars = 0;
    }
    while (passedPoints < point && passedChars < text.length()) {
      passedChars += Character.charCount(text.codePointAt(passedChars));
      passedPoints++;
    }
    return passedChars;
  }
}
