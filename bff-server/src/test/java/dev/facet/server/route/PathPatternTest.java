// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.route.PathPattern.Template;
import dev.facet.server.route.PathPattern.Template.Segment;
import java.util.List;
import java.util.Map;
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
        new Template("/a", List.of(new Segment("id", true), new Segment("b", false))),
        PathPattern.parse("/a/{id}/b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/b", "/a/*", "/*", "/a/{id}/b", "/{a}", "/"})
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
        "/a//b",
        "/a//*",
        "/a;x=1",
        "/a/{id",
        "/a/x{id}",
        "/a/{}",
        "/a/{i-d}",
        "/{a}/{a}",
        "/a/{id}/",
        "/a/{id}/*",
        "/%zz",
        "/a b",
        "/x?y"
      })
  void refusesWhatCouldNeverMatch(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(text)).toString();
    assertTrue(message.contains("path: " + text + " (expected: "), message);
  }

  @Test
  void hidesTheNamesOfVariablesInItsShape() {
    assertEquals("/a/{}/b", PathPattern.parse("/a/{id}/b").shape());
    assertEquals("/a/*", PathPattern.parse("/a/*").shape());
  }

  @Test
  void tellsWhatStandsAtTheVariables() {
    Template template = (Template) PathPattern.parse("/v1/{kind}/x/{id}");
    assertEquals(Map.of("kind", "a%20b", "id", "7"), template.values("/v1/a%20b/x/7;y=1"));
  }
}
