// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.regex.InvalidRegexException;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes whose path is a regular expression. */
class PathRegexTest extends WithRoutes {
  private static Found<String> regex(String id, String regex, HttpMethod... methods) {
    return new Found<>(id, new RouteMatch(null, PathRegex.regex(regex), Set.of(methods)), id);
  }

  @Test
  void theLongerFixedBeginningComesFirstThenTheRegex() {
    RouteTable<String> table =
        table(
            route("exact", null, "/orders/7"),
            route("longer", null, "/orders/8/*"),
            regex("regex", "/orders/[0-9]+(/.*)?"),
            route("template", null, "/orders/{id}"),
            route("prefix", null, "/orders/*"),
            regex("images", ".*\\.png"),
            route("all", null, "/*"));

    assertEquals("exact", find(table, "h", "/orders/7"));
    assertEquals("longer", find(table, "h", "/orders/8/x"));
    assertEquals("regex", find(table, "h", "/orders/9"));
    assertEquals("template", find(table, "h", "/orders/x"));
    assertEquals("prefix", find(table, "h", "/orders/x/y"));
    assertEquals("prefix", find(table, "h", "/orders/x/y.png"));
    assertEquals("images", find(table, "h", "/x.png"));
    assertEquals("all", find(table, "h", "/x.pn"));
  }

  @Test
  void methodsDecideBetweenExpressionsThatMatchOnePath() {
    RouteTable<String> table =
        table(regex("any", "/a/.*"), regex("read", "/a/[a-z]+", HttpMethod.GET));

    assertEquals("read", find(table, "h", "/a/x"));
    assertEquals("any", name(table.find(question("h", HttpMethod.POST, "/a/x"))));
    assertEquals("any", find(table, "h", "/a/7"));
  }

  @Test
  void expressionsOfOneRankAreRivalsWhereSomePathMatchesBoth() {
    List<Found<String>> routes =
        List.of(
            regex("png", "/.*\\.png"),
            regex("css", "/.*\\.css"),
            regex("a", "/a[0-9]*"),
            regex("b", "/b[0-9]*"),
            regex("post", "/.*\\.css", HttpMethod.POST),
            regex("other", "/[a-z]*s"),
            regex("c", "/c(/.*)?"));

    assertEquals("[png and c]", "" + RouteTable.rivals(routes));
  }

  @Test
  void pathsAreComparedInTheFormOfAllRoutes() {
    RouteTable<String> table = table(regex("a", "/~[a-z,]+/%C3%A9"));

    assertEquals("a", find(table, "h", "/%7Ea%2Cb;v=1/%c3%a9;w"));
    assertEquals("space", find(table(regex("space", "/a%20[a-z]")), "h", "/a%20%62"));
  }

  @Test
  void groupsAreCapturedAsTheClientWroteThem() {
    PathPattern regex = PathRegex.regex("/u/(?<name>[^/]+)(/x)?/(.*)");

    assertEquals(List.of("1", "2", "3", "name"), regex.variables());
    assertEquals(List.of("a", "", "b/c", "a"), regex.capture("/u/a/b/c"));
    assertEquals(
        List.of("%7ea;v=1", "", "%c3%A9/%2F", "%7ea;v=1"), regex.capture("/u/%7ea;v=1/%c3%A9/%2F"));
    assertEquals(List.of("", "", "", ""), regex.capture("/other"));
  }

  @Test
  void variableSegmentsAreCapturedAsTheClientWroteThem() {
    PathPattern template = PathPattern.parse("/a/{id}/b/{name}/*");

    assertEquals(List.of("id", "name"), template.variables());
    assertEquals(List.of("%41;v=1", "x"), template.capture("/%61/%41;v=1/b/x/y"));
    assertEquals(List.of("7", "x"), PathPattern.parse("/{id}/{name}").capture("/7/x"));
    assertEquals(List.of(), PathPattern.parse("/a/*").capture("/a/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          \\.(png|jpg)   ~ did you mean ".*\\.(png|jpg)"?
          orders/.*      ~ did you mean "/orders/.*"?
          ^orders        ~ this one has ^ and no $
          ^/api          ~ write "/api.*" for all that begins so
          ^api$          ~ did you mean "/api$"?
          /é             ~ did you mean "/%C3%A9"?
          /a b           ~ visible ASCII
          /%c3%A9.*      ~ did you mean "/%C3%A9.*"?
          /a%2Cb         ~ did you mean "/a,b"?
          """)
  void whatCanMatchNoPathIsRejected(String regex, String hint) {
    InvalidRegexException invalid =
        assertThrows(InvalidRegexException.class, () -> PathRegex.regex(regex));

    assertTrue((invalid.getMessage() + invalid.hint()).contains(hint), invalid + invalid.hint());
  }
}
