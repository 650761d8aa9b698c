// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteMatchTest {
  @Test
  void addsHeadToGetAndLowersNames() {
    RouteMatch match =
        new RouteMatch(
            null,
            "Shop.Example",
            PathPattern.any(),
            Set.of(HttpMethod.GET),
            Map.of("X-Version", "Two"),
            Map.of(),
            SlashRules.STRICT);
    assertEquals("shop.example", match.host());
    assertEquals(Set.of(HttpMethod.GET, HttpMethod.HEAD), match.methods());
    assertEquals(Map.of("x-version", "Two"), match.headers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*.shop.example", "shop", "10.0.0.1", "[::1]", "[2001:db8::1]", "a_b.example"})
  void takesHosts(String host) {
    assertEquals(host, new RouteMatch(host, PathPattern.any(), Set.of()).host());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "a.*",
        "*.",
        ".a",
        "a.",
        "a:80",
        "a/b",
        "http://a",
        "**.a",
        "::1",
        "[::1",
        "[::1]:80",
        "[a]",
        "[1.2.3.4]",
        "[fe80::1%25eth0]"
      })
  void rejectsWhatIsNoHost(String host) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RouteMatch(host, PathPattern.any(), Set.of()),
        host);
  }
}
