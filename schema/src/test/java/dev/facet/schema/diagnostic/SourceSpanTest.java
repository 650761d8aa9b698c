// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class SourceSpanTest {
  private static final SourceText SOURCE = new SourceText("a.graphql", "one\r\ntwo three\n");

  @Test
  void countsLinesAndColumnsFromOne() {
    SourceSpan span = SOURCE.span(2, 5, 5);

    assertEquals("three", span.text());
    assertEquals("a.graphql:2:5", span.toString());
    assertEquals(2, span.endLine());
    assertEquals(10, span.endColumn());
    assertEquals("one", SOURCE.line(1));
    assertEquals("two three", SOURCE.line(2));
    assertEquals("", SOURCE.line(9));
  }

  @Test
  void takesParts() {
    SourceSpan span = SOURCE.span(2, 1, 9);

    assertEquals("three", span.within(4, 9).text());
    assertEquals("three", span.within(4, 99).text());
    assertEquals("", span.within(99, 100).text());
    assertEquals("", SOURCE.span(9, 9, 9).text());
  }

  @Test
  void findsTheSamePlacesAsCountingFromTheStart() {
    SourceText text = new SourceText("a", "\n\na\r\n\rb\r\r\nc\n\r");
    int line = 1;
    int column = 1;
    for (int at = 0; at <= text.text().length(); at++) {
      SourceSpan span = new SourceSpan(text, at, at);
      assertEquals(line + ":" + column, span.line() + ":" + span.column(), "at " + at);
      assertEquals(at, text.offset(line, column));
      boolean ends = at < text.text().length() && SourceText.endsLine(text.text(), at);
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
  }

  @Test
  void guardsItsOffsets() {
    assertThrows(IllegalArgumentException.class, () -> new SourceSpan(SOURCE, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> new SourceSpan(SOURCE, 0, 99));
  }
}
