// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathTest {
  private static final Map<String, Object> JSON =
      Map.of("a", Map.of("b", List.of(1L, 2L), "x.y", "dotted"), "first-name", "Ada");

  @Test
  void followsNamesAndIndexes() {
    assertEquals(2L, read("a.b[1]"));
    assertEquals("Ada", read("first-name"));
    assertEquals("dotted", read("a[\"x.y\"]"));
    assertEquals("Ada", read("['first-name']"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '!',
      textBlock =
          """
          ["a\\"b"]      ^ a"b
          ['a"b']       ^ a"b
          ['a\\'b']      ^ a'b
          ["a'b"]       ^ a'b
          ["a\\\\b"]      ^ a\\b
          ["a\\\\"]       ^ a\\
          ["a]b"]       ^ a]b
          ["a.b"]       ^ a.b
          ["{}"]        ^ {}
          ["\\u00e9é𝒳"] ^ éé𝒳
          ["a\\/b c"]    ^ a/b c
          [""]          ^ !!
          """)
  void readsAnyNameBetweenQuotes(String path, String name) {
    JsonPath parsed = requireNonNull(TemplateParser.path(path).value());
    assertEquals(JsonPath.property(name), parsed);
    assertEquals(parsed, TemplateParser.path(parsed.toString()).value());
    assertEquals(
        parsed,
        requireNonNull(TemplateParser.expression("{parent" + path + "}", "").value()).path());
    assertEquals(
        List.of(parsed),
        requireNonNull(TemplateParser.url("/a/{parent" + path + "}?b=1").value())
            .expressions()
            .stream()
            .map(Expression::path)
            .toList());
  }

  @Test
  void isNullWhereAStepIsMissingOrHasAnotherShape() {
    assertNull(read("a.c.d"));
    assertNull(read("a.b[2]"));
    assertNull(read("a[0]"));
    assertNull(read("first-name.x"));
  }

  @Test
  void readsTheValueItself() {
    assertSame(JsonPath.SELF, TemplateParser.path("$").value());
    assertEquals(JSON, JsonPath.SELF.read(JSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          a..b   ^ 2 ^ 3 ^ a name is missing
          a.     ^ 2 ^ 2 ^ a name is missing
          .a     ^ 0 ^ 1 ^ a name is missing
          a b    ^ 1 ^ 2 ^ unexpected " " in a path
          a[b]   ^ 1 ^ 4 ^ not an index (expected: such as [0], or ["a.b"])
          a[0    ^ 1 ^ 3 ^ [ is not closed (expected: ])
          a["b]  ^ 2 ^ 5 ^ the quote " is not closed
          a["b"  ^ 1 ^ 5 ^ [ is not closed behind the name (expected: ])
          ["\\q"]  ^ 2 ^ 4 ^ \\q is no escape in a name (expected: \\", \\', \\\\, \\u0041)
          ["\\u00"] ^ 2 ^ 4 ^ \\u is no escape in a name (expected: \\", \\', \\\\, \\u0041)
          a|b    ^ 1 ^ 2 ^ unexpected "|" in a path
          """)
  void marksWhatIsWrong(String path, int start, int end, String message) {
    List<TemplateProblem> problems = TemplateParser.path(path).problems();

    assertEquals(1, problems.size(), problems.toString());
    assertEquals(message, problems.getFirst().message());
    assertEquals(new Range(start, end), problems.getFirst().range());
  }

  @Test
  void rejectsTheEmptyPath() {
    assertNull(TemplateParser.path("").value());
  }

  @Test
  void printsAsItIsWritten() {
    assertEquals("a.b[1].c", requireNonNull(TemplateParser.path("a.b[1].c").value()).toString());
  }

  private static @Nullable Object read(String path) {
    return requireNonNull(TemplateParser.path(path).value()).read(JSON);
  }
}
