// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.SourceText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lines a comment speaks of. */
class SdlCommentTest {
  @Test
  void speaksOfItsOwnLineBehindSomething() {
    assertEquals(List.of("2-2"), lines("type A {\n  a: Int # mark\n  b: Int\n}\n"));
  }

  @Test
  void speaksOfTheFieldBelowWithAllItsDirectives() {
    assertEquals(
        List.of("4-9"),
        lines(
            """
            type A {
              # mark
              "What it is."
              a(
                "mark of a string"
                x: [Int!] = [1]
              ): [Int!]!
                @cost(weight: "1")
                @rest(get: "/a", headers: {b: "c"})
              b: Int
            }
            """));
  }

  @Test
  void speaksOfTheHeadOfATypeAndNotOfItsFields() {
    assertEquals(
        List.of("2-3"),
        lines(
            "# mark\nextend type A implements B & C\n  @entity(one: {get: \"/a\"}) {\n  a: A\n}"));
    assertEquals(List.of("2-2"), lines("# mark\nscalar A @specifiedBy(url: \"u\")\nscalar B"));
    assertEquals(List.of("2-2"), lines("# mark\nunion A = B | C\nunion D = E"));
  }

  @Test
  void speaksOfAFieldThatIsNamedLikeAKeyword() {
    assertEquals(List.of("3-3"), lines("type A {\n# mark\n type: Int\n input: Int }"));
    assertEquals(List.of("2-2"), lines("# mark\n}"));
  }

  @Test
  void speaksOfItselfAtTheEnd() {
    assertEquals(List.of("2-2", "3-3"), lines("scalar A\n# mark\n#mark"));
  }

  @Test
  void endsForEveryCut() {
    String text = "# mark\ntype A @b(c: {d: [1]}) implements E & F { g(h: I = J): [K!] @l m: N }";
    IntStream.range(6, text.length()).forEach(end -> lines(text.substring(0, end)));
  }

  private static List<String> lines(String text) {
    return SdlComment.with("mark", new SourceText("a.graphql", text)).stream()
        .map(comment -> comment.firstLine() + "-" + comment.lastLine())
        .toList();
  }
}
