// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchTextTest {
  private static RouteMatch match(
      @Nullable String scheme, @Nullable String host, String path, HttpMethod... methods) {
    return new RouteMatch(
        scheme,
        host,
        PathPattern.parse(path),
        Set.of(methods),
        Map.of(),
        Map.of(),
        SlashRules.STRICT);
  }

  @Test
  void tellsWhatAMatchAsksForAndNothingElse() {
    assertEquals("/*", match(null, null, "/*").toString());
    assertEquals("/a/{id}/*", match(null, null, "/a/{id}/*").toString());
    assertEquals("shop.example/a", match(null, "Shop.example", "/a").toString());
    assertEquals("https://*/a", match("https", null, "/a").toString());
    assertEquals(
        "POST http://*.shop.example/a",
        match("http", "*.shop.example", "/a", HttpMethod.POST).toString());
  }

  @Test
  void tellsSeveralHostsInParenthesesAndAFewOfMany() {
    RouteMatch a = match("https", "a.example", "/a", HttpMethod.GET);
    assertEquals("GET https://a.example/a", RouteMatch.words(List.of(a)));
    assertEquals(
        "GET https://(a.example, *.b.example)/a",
        RouteMatch.words(List.of(a, a.at("*.b.example"))));
    assertEquals(
        "GET https://(a.example, b, c, d)/a",
        RouteMatch.words(List.of(a, a.at("b"), a.at("c"), a.at("d"))));
    assertEquals(
        "GET https://(a.example, b, c and 2 more)/a",
        RouteMatch.words(List.of(a, a.at("b"), a.at("c"), a.at("d"), a.at("e"))));
  }

  @Test
  void namesMethodsInOneOrderAndNoHeadBesideGet() {
    HttpMethod report = HttpMethod.valueOf("REPORT");
    assertEquals(
        "GET, POST, REPORT /a",
        match(null, null, "/a", report, HttpMethod.POST, HttpMethod.GET).toString());
    assertEquals("HEAD /a", match(null, null, "/a", HttpMethod.HEAD).toString());
  }

  @Test
  void encodesTheQueryAndQuotesTheValuesOfHeaders() {
    RouteMatch match =
        new RouteMatch(
            null,
            "[2001:db8::1]",
            PathPattern.parse("/a"),
            Set.of(HttpMethod.GET),
            Map.of("X-Tenant", "t 1", "accept", "*/*"),
            Map.of("kind", "a b&c", "flag", ""),
            SlashRules.STRICT);
    assertEquals(
        "GET [2001:db8::1]/a?flag=&kind=a+b%26c with accept: \"*/*\", x-tenant: \"t 1\"",
        match.toString());
  }

  @Test
  void starsWhatNamesAnnounceAndWhatIsHidden() {
    RouteMatch match =
        new RouteMatch(
            null,
            null,
            PathPattern.parse("/a"),
            Set.of(),
            Map.of("Authorization", "Basic x", "x-tenant", "outside", "x-shop", "b"),
            Map.of("api_key", "1", "kind", "outside", "page", "2"),
            FurtherFields.NONE,
            SlashRules.STRICT,
            Set.of("outside"));
    assertEquals(
        "/a?api_key=***&kind=***&page=2" + " with authorization: ***, x-shop: \"b\", x-tenant: ***",
        match.toString());
  }
}
