// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.compile.ConfigFixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirects of routes that a listener's redirect leads back to. */
class ListenerRedirectFindingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          |                                     | { scheme: http }            | never ends: r, then listener public
          |                                     | { to: "http://{host}/t/x" } |
          |                                     | { to: "http://a.test/t/x" } |
          |                                     | { path: /r/x }              |
          | , scheme: http                      | { path: /t/x }              |
          other: { port: 80 } |                 | { scheme: http }            |
          other: { port: 80, redirect: https } | | { scheme: http }           | never ends: r, then listener other
          """)
  void areFollowedThroughIt(String listener, String match, String redirect, String expected) {
    String file =
        """
        version: 1
        listeners:
          public: { port: 8080, redirect: https, trustedProxies: [127.0.0.1/32] }
          %s
        routes:
          - { id: r, match: { path: /r/* %s }, auth: none, redirect: %s }
          - { id: t, match: { path: /t/* }, auth: none, respond: {} }
        """
            .formatted(text(listener), text(match), redirect);

    List<String> found =
        ConfigFixture.findings(file).stream()
            .filter(finding -> finding instanceof Diagnostic.Error)
            .map(Diagnostic::message)
            .toList();

    assertEquals(
        expected == null ? List.of() : List.of("the redirect of route \"r\" " + expected), found);
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
