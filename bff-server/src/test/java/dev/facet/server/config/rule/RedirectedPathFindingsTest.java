// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.compile.ConfigFixture;
import dev.facet.server.config.finding.ConfigCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a listener redirects to https is on the way to no route, however the two are written. */
class RedirectedPathFindingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                                            |                  |                  | true
          redirect: https                                   |                  |                  | false
          redirect: https, trustedProxies: [127.0.0.1/32]   |                  |                  | true
          redirect: https                                   | ', scheme: http' | ', scheme: http' | true
          redirect: https                                   | ', scheme: http' |                  | false
          redirect: https                                   |                  | ', scheme: http' | false
          """)
  void areNeitherKeptNorShadowed(String redirect, String first, String second, boolean warned) {
    String listener = "public: { port: 8080, " + text(redirect) + " }";
    assertEquals(
        warned ? List.of(ConfigCode.KEPT_PATH_AROUND_ROUTE) : List.of(),
        codes(
            """
            version: 1
            listeners: { %s }
            services: { a: { endpoints: [{ url: "http://a" }] } }
            routes:
              - { id: kept, match: { path: /a/* %s }, auth: none, slashes: keep, to: { a: 1 } }
              - { id: near, match: { path: /a/b/* %s }, auth: none, respond: {} }
            """
                .formatted(listener, text(first), text(second))));
    assertEquals(
        warned && first == null ? List.of(ConfigCode.SHADOWED_BY_REGEX) : List.of(),
        codes(
            """
            version: 1
            listeners: { %s }
            routes:
              - { id: regex, match: { regex: "/a/.*" %s }, auth: none, respond: {} }
              - { id: below, match: { path: /a/* %s }, auth: none, respond: {} }
            """
                .formatted(listener, text(first), text(second))));
  }

  private static List<ConfigCode> codes(String file) {
    return ConfigFixture.findings(file).stream()
        .map(Diagnostic::code)
        .filter(code ->
            code == ConfigCode.KEPT_PATH_AROUND_ROUTE || code == ConfigCode.SHADOWED_BY_REGEX)
        .map(ConfigCode.class::cast)
        .toList();
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
