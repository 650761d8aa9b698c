// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class GraphQlTokensTest {
  @Test
  void cutsAText() {
    assertEquals(
        List.of(
            "type",
            "A",
            "@",
            "x",
            "(",
            "a",
            ":",
            "\"s # \\\"\"",
            "b",
            ":",
            "-1.5e+3",
            "...",
            ")",
            "{",
            "}"),
        tokens("\uFEFFtype A # comment \"\n@x(a: \"s # \\\"\", b: -1.5e+3 ...) {}"));
  }

  @Test
  void cutsStringsOfBothKinds() {
    assertEquals(
        List.of("\"\"\"a \\\"\"\" b\"\"\"", "\"\"", "c"),
        tokens("\"\"\"a \\\"\"\" b\"\"\" \"\" c"));
    assertEquals(List.of("\"a", "b"), tokens("\"a\nb"));
    assertEquals(List.of("\"\"\"a b"), tokens("\"\"\"a b"));
    assertEquals(List.of("\"a\\"), tokens("\"a\\"));
  }

  @Test
  void findsTheEndOfAValue() {
    GraphQlTokens tokens = GraphQlTokens.of("a [1, {b: [2]}] c");
    assertEquals("]", tokens.text(tokens.endOfValue(1)));
    assertEquals("a", tokens.text(tokens.endOfValue(0)));
    GraphQlTokens open = GraphQlTokens.of("[1");
    assertEquals(0, open.endOfValue(0));
  }

  @Property
  void cutsAnyText(@ForAll String text) {
    GraphQlTokens tokens = GraphQlTokens.of(text);
    int end = 0;
    for (int i = 0; i < tokens.count(); i++) {
      assertTrue(tokens.start(i) >= end);
      assertTrue(tokens.end(i) > tokens.start(i));
      end = tokens.end(i);
    }
    assertTrue(end <= text.length());
  }

  private static List<String> tokens(String text) {
    GraphQlTokens tokens = GraphQlTokens.of(text);
    return IntStream.range(0, tokens.count()).mapToObj(tokens::text).toList();
  }
}
