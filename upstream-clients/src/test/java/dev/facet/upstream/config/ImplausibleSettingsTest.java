// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a service that nobody can mean are rejected, with what would be one. */
final class ImplausibleSettingsTest {
  @Test
  void rejectsWhatCannotBeMeant() {
    assertRejected(
        "on: [] (expected: 1 or more; attempts: 1 is no retry)",
        () -> new RetryConfig(2, List.of(), null));
    assertRejected(
        "statuses: none (expected: 1 or more, from 200 to 599)",
        () -> new HealthConfig("/health", null, null, null, null, List.of()));
    assertRejected(
        "path: //other/health (expected: a path that begins with one /, such as /health)",
        () -> new HealthConfig("//other/health", null, null, null, null, null));
    assertRejected(
        "vary: * (expected: names of headers)",
        () -> new CacheConfig(null, null, null, List.of("*"), null));
    assertRejected(
        "maxResponse: 0B (expected: 1B or more)",
        () -> ConfigBuilder.at("http://a").with("maxResponse", new DataSize(0)).build());
    assertRejected(
        "headers: X-Api-Key (expected: each name once, in any case)",
        () ->
            ConfigBuilder.at("http://a")
                .with("headers", twice(new Secret("1"), new Secret("2")))
                .build());
  }

  private static Map<String, Secret> twice(Secret first, Secret second) {
    Map<String, Secret> headers = new LinkedHashMap<>();
    headers.put("x-api-key", first);
    headers.put("X-Api-Key", second);
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://A:80", "http://a/", "http://a:80/", "http://a"})
  void rejectsTwoEndpointsWithOneAddress(String second) {
    assertRejected(
        "endpoints: " + second + " (expected: each once; weight says how much)",
        () -> ConfigBuilder.at("http://a").and(second, 1).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a:80", "http://a:81", "http://a/v2"})
  void takesTwoEndpointsOfOneHost(String second) {
    assertEquals(2, ConfigBuilder.at("http://a").and(second, 1).build().endpoints().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"content-length", "Transfer-Encoding", "connection", "Host", "te"})
  void tellsTheTimeLeftInNoHeaderOfTheConnection(String name) {
    assertRejected(
        "timeLeft: "
            + name.toLowerCase(Locale.ROOT)
            + " (expected: another name; it belongs to the connection, and is made anew for each"
            + " call)",
        () -> new ForwardConfig(null, null, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00", "65536", "99999999999"})
  void rejectsAPortOfPodsThatIsNone(String port) {
    assertRejected(
        "port: " + port + " (expected: a name, or 1 to 65535)",
        () -> new KubernetesConfig("reviews", port, null, null));
  }

  @Test
  void looksUpNamesAndNoAddresses() {
    assertRejected(
        "dns: 10.0.0.1 (expected: a name; an address is one of endpoints)",
        () -> new DiscoverConfig(null, "10.0.0.1", null, null, null, null, null));
    String endless = "a".repeat(250) + "!";
    assertRejected(
        "dns: " + endless + " (expected: a name of letters, digits, hyphens and dots)",
        () -> new DiscoverConfig(null, endless, null, null, null, null, null));
  }

  private static void assertRejected(String message, Executable made) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
  }
}
