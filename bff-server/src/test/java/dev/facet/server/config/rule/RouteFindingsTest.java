// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.compile.ConfigFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes may say each by itself, and not together. */
class RouteFindingsTest {
  private static final String SERVICES =
      """
      version: 1
      services:
        a: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        b: { endpoints: [{ url: "http://127.0.0.1:2" }] }
        c: { endpoints: [{ url: "http://127.0.0.1:3" }] }
      """;

  /** Those of warnings and errors, but for services that nothing calls. */
  private static List<Diagnostic> findings(String rest) {
    return ConfigFixture.findings(SERVICES + rest).stream()
        .filter(finding -> !finding.code().toString().equals("UNUSED_SERVICE"))
        .toList();
  }

  private static String regexes(int count, String regex) {
    StringBuilder routes = new StringBuilder("routes:\n");
    for (int i = 0; i < count; i++) {
      routes.append(
          "  - { id: r%d, match: { regex: '%s' }, auth: none, respond: { status: 204 } }\n"
              .formatted(i, regex.formatted(i)));
    }
    return routes.toString();
  }

  @Test
  void asksWhetherAMethodNearlyAsAnotherIsMeant() {
    String route =
        "routes: [{ id: r, match: { path: /r, methods: [%s] }, auth: none, to: { a: 1 } }]\n";

    List<Diagnostic> found = findings(route.formatted("GTE"));

    assertEquals(1, found.size(), found.toString());
    assertEquals("UNKNOWN_METHOD", found.getFirst().code().toString());
    assertEquals("did you mean \"GET\"?", found.getFirst().hint());
    assertEquals(List.of(), findings(route.formatted("PROPFIND, REVIEW")));
  }

  @Test
  void warnsOfRegexesThatAreTooMuchForLongPathsTogether() {
    List<Diagnostic> found = findings(regexes(100, "/r/[a-z]{%d}"));

    assertEquals(1, found.size(), found.toString());
    Diagnostic finding = found.getFirst();
    assertEquals("TOO_MANY_REGEXES", finding.code().toString());
    assertTrue(
        finding
            .message()
            .startsWith(
                "one path may be compared with the regexes of 100 routes, such as \"r99\", \"r98\","
                    + " \"r97\": paths of more than "),
        finding.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/r/[a-z]{30}/x%d", // no path ends like two of them
        "/r%d/[a-z]{30}.*", // nor begins
        "/[a-z]{300}/x%d"
      })
  void regexesThatNoPathIsComparedWithTogetherAreFine(String regex) {
    assertEquals(List.of(), findings(regexes(300, regex)));
  }

  private static String sticky(String one, String other) {
    return """
    routes:
      - { id: one, match: %s
      - { id: two, match: %s
    """
        .formatted(one, other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ path: /y }, auth: none, to: { a: 1, c: 1 }, sticky: { cookie: v, path: / } }",
        "{ path: /y, host: '*.example' }, auth: none, to: { a: 1, b: 1, c: 0 }, sticky: { cookie: v, path: / } }"
      })
  void warnsOfRoutesThatKeepDifferentServicesByOneCookie(String other) {
    String one =
        "{ path: /x, host: a.example }, auth: none, to: { a: 1, b: 1 }, sticky: { cookie: v, path: / } }";
    List<Diagnostic> found = findings(sticky(one, other));

    assertEquals(1, found.size(), found.toString());
    assertEquals("SHARED_STICKY_COOKIE", found.getFirst().code().toString());
    assertEquals(
        "routes \"one\" and \"two\" keep different services by the cookie v at /: each replaces what"
            + " the other has set",
        found.getFirst().message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ path: /y }, auth: none, to: { a: 2, b: 5 }, sticky: { cookie: v, path: / } }",
        "{ path: /y }, auth: none, to: { a: 1, c: 1 }, sticky: { cookie: w, path: / } }",
        "{ path: /y }, auth: none, to: { a: 1, c: 1 }, sticky: { cookie: v, path: /y } }",
        "{ path: /y, host: b.example }, auth: none, to: { a: 1, c: 1 }, sticky: { cookie: v, path: / } }"
      })
  void cookiesThatDoNotDisturbEachOtherAreFine(String other) {
    String one =
        "{ path: /x, host: a.example }, auth: none, to: { a: 1, b: 1 }, sticky: { cookie: v, path: / } }";
    assertEquals(List.of(), findings(sticky(one, other)));
  }

  private static Diagnostic only(String route) {
    List<Diagnostic> found =
        findings("routes:\n  - { id: a, auth: none, to: { a: 1 }, " + route + " }\n");
    assertEquals(1, found.size(), found.toString());
    return found.getFirst();
  }

  @Test
  void piecesAsOtherServersWriteThemAreNoText() {
    String one = only("match: { regex: '/b/([0-9]+)' }, rewrite: { path: '/b/$1' }").message();
    assertTrue(one.contains("{1} for the first group of match.regex"), one);
    assertEquals(
        List.of(),
        findings(
            "routes:\n  - { id: a, auth: none, to: { a: 1 }, match: { path: /b/* },"
                + " rewrite: { path: '/b/$metadata' } }\n"));
  }
}
