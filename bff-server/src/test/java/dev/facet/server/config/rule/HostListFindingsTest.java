// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.compile.ConfigFixture;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of routes by one of their hosts. */
class HostListFindingsTest {
  private static final String SERVICES =
      """
      version: 1
      listeners:
        public: { port: 8080, trustedProxies: [127.0.0.1/32] }
        other: { port: 8081 }
      services:
        a: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        b: { endpoints: [{ url: "http://127.0.0.1:2" }] }
        c: { endpoints: [{ url: "http://127.0.0.1:3" }] }
      routes:
      """;

  private static List<String> codes(String routes) {
    return ConfigFixture.findings(SERVICES + routes).stream()
        .map(finding -> finding.code().toString())
        .filter(code -> !code.equals("UNUSED_SERVICE"))
        .toList();
  }

  private static String sticky(String one, String other) {
    return """
      - { id: r, match: { host: %s, path: /r }, auth: none, to: { a: 1, b: 1 }, sticky: { cookie: v, path: / } }
      - { id: t, match: { host: %s, path: /t }, auth: none, to: { a: 1, c: 1 }, sticky: { cookie: v, path: / } }
    """
        .formatted(one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [a.test, shop.example]        | [b.test, shop.example]      | SHARED_STICKY_COOKIE
          [a.test, "*.shop.example"]    | [b.test, x.y.shop.example]  | SHARED_STICKY_COOKIE
          [a.test, "*.y.shop.example"]  | [b.test, "*.shop.example"]  | SHARED_STICKY_COOKIE
          [a.test, shop.example]        | [b.test, "*.shop.example"]  |
          [a.test, "*.z.shop.example"]  | [b.test, "*.y.shop.example"] |
          """)
  void routesMeetByAnyOfTheirHosts(String one, String other, String code) {
    List<String> expected = code == null ? List.of() : List.of(code);

    assertEquals(expected, codes(sticky(one, other)));
    assertEquals(expected, codes(sticky(other, one)));
  }

  @Test
  void aCircleOfRedirectsIsFollowedByEachHost() {
    String routes =
        """
          - { id: r, match: { host: [%s, "*.r.example"] }, auth: none, redirect: { host: b.example } }
          - { id: t, match: { host: [x.example, %s] }, auth: none, redirect: { host: %1$s } }
        """;

    assertEquals(List.of("ENDLESS_REDIRECT"), codes(routes.formatted("a.example", "b.example")));
    assertEquals(List.of(), codes(routes.formatted("a.example", "y.example")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "*.site"                 |                          | INEFFECTIVE_SETTING
          "*.b.site"               |                          |
          a.b.site                 |                          |
          "*.a.b.site"             |                          | INEFFECTIVE_SETTING
          "*.b.site"               | listeners: [other],      | INEFFECTIVE_SETTING
          """)
  void aHostBelowAWildcardCountsWhereAnotherRouteLiesBetween(
      String other, String listeners, String code) {
    String routes =
        """
          - { id: r, match: { host: [a.b.site, "*.b.site"], path: /* }, auth: none, listeners: [public], respond: {} }
          - { id: t, match: { host: %s, path: /a }, auth: none, %s respond: {} }
        """
            .formatted(other, listeners == null ? "" : listeners);

    assertEquals(code == null ? List.of() : List.of(code), codes(routes));
  }

  @Test
  void aThousandHostsAreToldOnce() {
    String hosts =
        IntStream.range(0, 1000).mapToObj(i -> "h" + i + ".site").collect(Collectors.joining(", "));
    String routes =
        """
          - { id: r, match: { host: [%s, "*.site"], path: /a }, auth: none, respond: {} }
          - { id: t, match: { host: [x.test, %1$s], path: /a }, auth: none, respond: {} }
        """
            .formatted(hosts);

    List<Diagnostic> found = ConfigFixture.findings(SERVICES + routes);

    List<Diagnostic> errors =
        found.stream().filter(each -> each.code().toString().equals("EQUAL_ROUTES")).toList();
    assertEquals(1, errors.size(), found.toString());
    String message = errors.getFirst().message();
    assertTrue(message.endsWith(": h0.site/a, as for 999 other hosts"), message);
  }
}
