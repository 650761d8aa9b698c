// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.route.PathPattern.Template;
import dev.facet.server.route.PathPattern.Template.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  @Test
  void readsTheThreeKinds() {
    assertEquals(new PathPattern.Exact("/a/b"), PathPattern.parse("/a/b"));
    assertEquals(new PathPattern.Prefix("/a"), PathPattern.parse("/a/*"));
    assertEquals(PathPattern.any(), PathPattern.parse("/*"));
    assertEquals(
        new Template("/a", List.of(new Segment("id", true), new Segment("b", false)), false),
        PathPattern.parse("/a/{id}/b"));
    assertEquals(
        new Template("", List.of(new Segment("tenant", true)), true),
        PathPattern.parse("/{tenant}/*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/b", "/a/*", "/*", "/a/{id}/b", "/{a}", "/a/{id}/*", "/"})
  void printsWhatWasWritten(String text) {
    assertEquals(text, PathPattern.parse(text).toString());
  }

  @Test
  void readsEncodedPathsAsTheyAreMatched() {
    assertEquals(new PathPattern.Exact("/a:b/caf%C3%A9"), PathPattern.parse("/%61%3ab/caf%c3%a9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "*",
        "/a*",
        "/*/a",
        "/a/**",
        "/a/../b",
        "/a//*",
        "/a;x=1",
        "/a/{id",
        "/a/x{id}",
        "/a/{}",
        "/a/{i-d}",
        "/{a}/{a}",
        "/a/{id}/",
        "/a/{id}//*",
        "/a/{id}*",
        "/a}b",
        "/a/%2e%2e/b",
        "/a%00b",
        "/caf\u00e9",
        "/%zz",
        "/a b",
        "/x?y"
      })
  void rejectsWhatCouldNeverMatch(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(text)).toString();
    assertTrue(message.contains("path: " + text + " (expected: "), message);
  }

  @Test
  void hidesTheNamesOfVariablesInItsShape() {
    assertEquals(PathPattern.parse("/a/{x}/b").shape(), PathPattern.parse("/a/{id}/b").shape());
    assertNotEquals(PathPattern.parse("/a/{x}").shape(), PathPattern.parse("/a/{x}/*").shape());
  }

  /** Encoded, they are characters of a path like others. */
  @Test
  void tellsItsOwnSignsFromEncodedOnes() {
    assertNotEquals(PathPattern.parse("/a/*"), PathPattern.parse("/a/%2A"));
    assertNotEquals(PathPattern.parse("/{a}").shape(), PathPattern.parse("/%7B%7D").shape());
  }
}
