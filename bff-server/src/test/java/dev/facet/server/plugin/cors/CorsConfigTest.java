// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.RejectionMessages;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would let in more than meant is an error at load. */
class CorsConfigTest {
  private static CorsConfig config(
      List<String> origins, @Nullable List<String> headers, boolean credentials) {
    return new CorsConfig(
        origins.stream().map(OriginPattern::valueOf).toList(),
        null,
        headers,
        null,
        credentials,
        null);
  }

  @Test
  void hasDefaults() {
    assertEquals(
        new CorsConfig(
            List.of(OriginPattern.valueOf("https://shop.example")),
            List.of("GET", "HEAD", "POST"),
            CorsConfig.REQUEST_HEADERS,
            CorsConfig.RESPONSE_HEADERS,
            false,
            Duration.ofMinutes(10)),
        new CorsConfig(
            List.of(OriginPattern.valueOf("https://shop.example")), null, null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "shop.example",
        "//shop.example",
        "https://shop.example/",
        "https://shop.example/app",
        "https://Shop.example",
        "HTTPS://shop.example",
        "https://shop.example:443",
        "http://shop.example:80",
        "https://shop.example:0",
        "https://user@shop.example",
        "https://shop.example?x",
        "https://*",
        "https://*.example",
        "https://*.*.example.com",
        "https://shop.*.example",
        "https://*shop.example",
        "https://sh op.example",
        "https://shöp.example",
        "https://.example.com",
        ".*",
        ""
      })
  void rejectsOriginsThatNoBrowserSendsOrNoGatewayShouldLetIn(String origin) {
    String message = RejectionMessages.message(() -> OriginPattern.valueOf(origin));
    assertTrue(message.startsWith("origins: " + origin + " (expected: "), message);
  }

  @Test
  void rejectsTheAsteriskWithCredentials() {
    assertEquals(
        "origins: * (expected: no * with credentials: true)",
        RejectionMessages.message(() -> config(List.of("*"), null, true)));
    assertEquals(
        "headers: * (expected: names, because of credentials: true)",
        RejectionMessages.message(
            () -> config(List.of("https://shop.example"), List.of("*"), true)));
  }

  @Test
  void rejectsTheAsteriskBesideOrigins() {
    assertTrue(
        RejectionMessages.message(() -> config(List.of("*", "https://shop.example"), null, false))
            .startsWith("origins: "));
  }

  @Test
  void rejectsEmptyAndMisspeltLists() {
    assertEquals(
        "origins: none (expected: 1 or more)",
        RejectionMessages.message(() -> config(List.of(), null, false)));
    assertEquals(
        "headers: x y (expected: a name)",
        RejectionMessages.message(
            () -> config(List.of("https://shop.example"), List.of("x y"), false)));
    assertTrue(
        RejectionMessages.message(() ->
                new CorsConfig(
                    List.of(new OriginPattern.Any()),
                    null,
                    null,
                    null,
                    null,
                    Duration.ofSeconds(-1)))
            .startsWith("maxAge: "));
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example, true",
    "https://shop.example, https://shop.example.evil.com, false",
    "https://shop.example, https://evilshop.example, false",
    "https://shop.example, http://shop.example, false",
    "https://shop.example, https://shop.example:8443, false",
    "https://shop.example, https://SHOP.example, false",
    "https://shop.example, null, false",
    "https://shop.example:8443, https://shop.example:8443, true",
    "capacitor://localhost, capacitor://localhost, true",
    "http://[::1]:3000, http://[::1]:3000, true",
    "https://*.shop.example, https://a.shop.example, true",
    "https://*.shop.example, https://a.b.shop.example, true",
    "https://*.shop.example, https://shop.example, false",
    "https://*.shop.example, https://.shop.example, false",
    "https://*.shop.example, https://evilshop.example, false",
    "https://*.shop.example, https://a.shop.example.evil.com, false",
    "https://*.shop.example, https://evil.com/.shop.example, false",
    "https://*.shop.example, https://evil.com#.shop.example, false",
    "https://*.shop.example, https://evil.com:1.shop.example, false",
    "https://*.shop.example, https://a.shop.example:8443, false",
    "https://*.shop.example:8443, https://a.shop.example:8443, true",
    "https://*.shop.example:8443, https://a.shop.example, false",
    "*, https://anything.example, true"
  })
  void matchesOriginsExactly(String pattern, String origin, boolean matches) {
    assertEquals(matches, OriginPattern.valueOf(pattern).matches(origin));
    assertEquals(pattern, OriginPattern.valueOf(pattern).toString());
  }
}
