// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.compile.ConfigFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that another one keeps from acting, each at its place with what to do. */
class IneffectiveSettingRuleTest {
  private static final String FRONTEND =
      "frontends: { web: { path: /g, schema: [a], auth: none%s } }\n";
  private static final String ROUTE =
      "routes: [{ id: x, match: { path: /x }, auth: none, to: { s: 1 } }]\n";

  private static String service(String settings) {
    return """
    version: 1
    services: { s: { endpoints: [{ url: "http://s" }], %s } }
    """
        .formatted(settings);
  }

  private static List<Diagnostic> found(String yaml) {
    return ConfigFixture.findings(yaml);
  }

  private static String words(String yaml) {
    return String.join("; ", found(yaml).stream().map(Diagnostic::message).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout: { attempt: 5s, total: 2s }|attempt: 5s (expected: at most 2s, total)",
        "timeout: { attempt: 15s }|attempt: 15s (expected: at most 10s, total)",
        "timeout: { connect: 3s, total: 2s }|connect: 3s (expected: at most 2s, total)",
        "timeout: { queue: 3s, total: 2s }|queue: 3s (expected: at most 2s, total)",
        "timeout: { total: 20s }|total: 20s (expected: at most 15s, frontends.web.limits.deadline)",
        "bulkhead: { max: 200 }|max: 200 (expected: at most 128, pool.max)",
        "pool: { max: 4 }, bulkhead: { max: 5 }|max: 5 (expected: at most 4, pool.max)",
        "pool: { idle: 10m }|idle: 10m (expected: at most 5m, lifetime)",
        "hedge: { after: 6s }|after: 6s (expected: at most 5s, timeout.attempt)",
        "breaker: { slowCall: 11s }|slowCall: 11s (expected: at most 10s, timeout.total)",
      })
  void warnOfServices(String settings, String expected) {
    assertEquals(expected, words(service(settings) + FRONTEND.formatted("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout: { attempt: 2s, total: 2s }",
        "timeout: { total: 2s }",
        "timeout: { total: 15s }",
        "pool: { max: 4 }",
        "pool: { max: 4 }, bulkhead: { max: 4 }",
        "pool: { lifetime: 10s }",
        "breaker: { slowCall: 10s }",
        "hedge: { after: 5s }",
        "hedge: {}",
        "timeout: { attempt: 15s, total: never }",
      })
  void saysNothingOfWhatActsOrIsNotSaidOrBroken(String settings) {
    List<String> codes =
        found(service(settings) + FRONTEND.formatted("")).stream()
            .map(each -> each.code().id())
            .filter("FACET-C063"::equals)
            .toList();
    assertEquals(List.of(), codes);
  }

  @Test
  void standsAtTheSettingAndNamesTheOther() {
    Diagnostic found =
        found(service("timeout: { attempt: 5s, total: 2s }") + FRONTEND.formatted("")).getFirst();

    assertEquals("FACET-C063", found.code().id());
    assertEquals("facet.yaml:2:63", String.valueOf(found.span()));
    assertEquals("total acts first; raise it, or lower attempt", found.hint());
    assertEquals("[facet.yaml:2:76]", found.related().toString());
  }

  @Test
  void letsStreamsOfRoutesBeSilentForLongerThanACallOfFieldsMayTake() {
    assertEquals("", words(service("timeout: { attempt: 45s }") + ROUTE));
    assertEquals(
        "attempt: 45s (expected: at most 9s, total)",
        words(service("timeout: { attempt: 45s, total: 9s }") + ROUTE));
  }

  @Test
  void warnsOfRequestsThatNeverGetThatLong() {
    assertEquals(
        "characters: 2MiB (expected: at most 1MiB, listeners.public.limits.body)",
        words("version: 1\n" + FRONTEND.formatted(", limits: { characters: 2MiB }")));
    assertEquals(
        "bodyRate: 2KiB (expected: at most 1KiB, limits.body)",
        words(
            "version: 1\nlisteners: { public: { limits: { body: 1KiB }, timeouts: { bodyRate: 2KiB } } }\n"
                + FRONTEND.formatted("")));
  }

  @Test
  void warnsOfHeadersOfClientsThatNeverReachTheService() {
    String both =
        "headers: { X-Tenant: a, authorization: b },"
            + " forward: { headers: [x-trace, x-tenant], authorization: true }";
    assertEquals(
        "forward: x-tenant (expected: a header that the service does not get anyway);"
            + " forward: authorization (expected: a header that the service does not get anyway)",
        words(service(both) + FRONTEND.formatted("")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "headers: { X-Left: a }, forward: { timeLeft: x-left }",
        "forward: { headers: [x-a, X-Left], timeLeft: x-left }",
        "forward: { authorization: true, timeLeft: x-left }, headers: { x-LEFT: a }",
      })
  void warnsOfATimeThatReplacesAnotherHeader(String settings) {
    assertEquals(
        "timeLeft: x-left (expected: a header that the service does not get anyway)",
        words(service(settings) + FRONTEND.formatted("")));
  }

  @Test
  void warnsOfAHeaderThatReplacesWhatAPolicyTellsOfThePrincipal() {
    String policy =
        """
        policies:
          u: { jwt: { issuer: a, audience: [b], jwks: "https://a", claimsToHeaders: { sub: x-u } } }
        """;
    String frontend = "frontends: { web: { path: /g, schema: [a], use: [u] } }\n";
    assertEquals(
        "headers: x-u (expected: none that tells the principal)",
        words(service("headers: { X-U: a, x-v: b }") + policy + frontend));
  }

  @Test
  void rejectsScopesForWhomNobodyIsKnown() {
    assertEquals(
        "frontend \"web\": explain names scopes, but \"auth: none\" knows no caller",
        words("version: 1\n" + FRONTEND.formatted(", explain: { scopes: [debug] }")));
  }
}
