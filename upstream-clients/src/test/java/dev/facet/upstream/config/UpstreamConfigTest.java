// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpstreamConfigTest {
  private static final List<EndpointConfig> ENDPOINTS =
      List.of(new EndpointConfig(URI.create("http://users:8080"), null));

  @Test
  void hasADefaultForEverythingButEndpoints() {
    UpstreamConfig config = ConfigBuilder.absent(ENDPOINTS);

    assertEquals(1, config.endpoints().getFirst().weight());
    assertEquals(
        new PoolConfig(128, 4_096, 1_000, Duration.ofSeconds(30), Duration.ofMinutes(5)),
        config.pool());
    assertEquals(
        new TimeoutConfig(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10)),
        config.timeout());
    assertEquals(100, config.breaker().window());
    assertEquals(new Percentage(50), config.breaker().failureRate());
    assertNull(config.breaker().slowCall());
    assertEquals(Duration.ofSeconds(5), config.breaker().open());
    assertNull(config.bulkhead().max());
    assertEquals(List.of(), config.forward().headers());
    assertFalse(config.forward().authorization());
    assertEquals(Map.of(), config.headers());
    assertEquals(DataSize.mebibytes(16), config.maxResponse());
    assertTrue(config.coalesce());
    assertEquals(8_000, config.maxTarget().bytes());
    assertFalse(config.compression());
    assertNull(config.retry());
    assertNull(config.hedge());
    assertEquals("HedgeConfig[after=p95, budget=5%]", new HedgeConfig(null, null).toString());
    assertEquals(
        "RetryConfig[attempts=2, on=[connect, reset, 502, 503], budget=20%]",
        new RetryConfig(null, null, null).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "499", "600", "5xx", "refused", "", "Connect", "0502"})
  void rejectsAConditionThatIsNone(String on) {
    assertThrows(IllegalArgumentException.class, () -> RetryCondition.valueOf(on));
  }

  @Test
  void rejectsWhatRetriesNothingOrTooOften() {
    assertRejected(
        "attempts: 0 (expected: 1 to 10, the first one included)",
        () -> new RetryConfig(0, null, null));
    assertRejected(
        "attempts: 11 (expected: 1 to 10, the first one included)",
        () -> new RetryConfig(11, null, null));
    assertRejected(
        "on: [reset, reset] (expected: each condition once)",
        () -> new RetryConfig(2, List.of(RetryCondition.RESET, RetryCondition.RESET), null));
  }

  @Test
  void rejectsAHedgeThatWouldBeTheRuleOrNone() {
    assertRejected("after: p49 (expected: p50 to p99)", () -> new HedgeDelay.Percentile(49));
    assertRejected("after: p100 (expected: p50 to p99)", () -> new HedgeDelay.Percentile(100));
    assertRejected(
        "after: no time (expected: 1ms or longer)", () -> new HedgeDelay.Fixed(Duration.ZERO));
  }

  @Test
  void keepsEveryValueItIsGiven() {
    UpstreamConfig config =
        ConfigBuilder.at("https://users/v2")
            .with("pool", new PoolConfig(1, 2, 14, Duration.ofSeconds(3), Duration.ofSeconds(15)))
            .with(
                "timeout",
                new TimeoutConfig(
                    Duration.ofMillis(4),
                    Duration.ofMillis(5),
                    Duration.ofMillis(6),
                    Duration.ofSeconds(13)))
            .with(
                "breaker",
                new BreakerConfig(
                    7,
                    new Percentage(8),
                    Duration.ofMillis(9),
                    Duration.ofMillis(10),
                    List.of(500)))
            .with("bulkhead", new BulkheadConfig(11, null))
            .with("forward", new ForwardConfig(List.of("X-Tenant"), true, "X-Time-Left"))
            .with("headers", Map.of("x-key", new Secret("s")))
            .with("maxResponse", DataSize.kibibytes(12))
            .with("coalesce", false)
            .with("maxTarget", DataSize.kibibytes(4))
            .with("compression", true)
            .build();

    assertEquals(1, config.endpoints().getFirst().weight());
    assertEquals("/v2", config.endpoints().getFirst().url().getPath());
    assertEquals(2, config.pool().queue());
    assertEquals(Duration.ofSeconds(13), config.timeout().queue());
    assertEquals(14, config.pool().streams());
    assertEquals(Duration.ofSeconds(15), config.pool().lifetime());
    assertEquals(Duration.ofMillis(5), config.timeout().attempt());
    assertEquals(7, config.breaker().window());
    assertEquals(11, config.bulkhead().max());
    assertEquals(List.of("x-tenant"), config.forward().headers());
    assertEquals("x-time-left", config.forward().timeLeft());
    assertEquals(Map.of("x-key", new Secret("s")), config.headers());
    assertEquals(12 * 1_024, config.maxResponse().bytes());
    assertFalse(config.coalesce());
    assertEquals(4_096, config.maxTarget().bytes());
    assertTrue(config.compression());
  }

  @Test
  void isEqualByValue() {
    assertEquals(withKey("a"), withKey("a"));
    assertNotEquals(withKey("a"), withKey("b"));
  }

  @Test
  void neverPrintsASecret() {
    assertFalse(withKey("hunter2").toString().contains("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://users",
        "users:8080",
        "http:///path",
        "http://u:p@users",
        "http://users?a",
        "http://users#a",
        "http://users/..",
        "http://users/a/../b",
        "http://users/./a",
        "http://users/a/.",
        "http://users/a/%2e%2E/b",
        "http://users/a/.%2e",
        "http://users/a/%252e%252e",
        "http://users/a%2f..%2Fb",
        "http://users/a%5c..%5cb",
        "http://users/a/..;x=1/b",
        "http://users/a/..%3bx/b"
      })
  void rejectsAnUnfitUrl(String url) {
    assertThrows(IllegalArgumentException.class, () -> new EndpointConfig(URI.create(url), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://users/...", "http://users/a.b/.c/d../", "http://users/a%2Fb%25/"})
  void takesABasePathWithDotsInNames(String url) {
    assertEquals(URI.create(url), new EndpointConfig(URI.create(url), null).url());
  }

  @Test
  void showsTheBeginningOfWhatIsVeryLong() {
    String name = "x".repeat(100_000);
    assertRejected(
        "headers: " + "x".repeat(400) + "… of 100000 characters (expected: names of headers)",
        () -> new ForwardConfig(List.of(name), null, null));
  }

  @Test
  void saysWhatItExpects() {
    assertRejected(
        "endpoints: none (expected: 1 or more, or discover)", () -> new ConfigBuilder().build());
    assertRejected(
        "weight: 0 (expected: 1 or more)", () -> new EndpointConfig(URI.create("http://users"), 0));
    assertRejected("max: 0 (expected: 1 or more)", () -> new PoolConfig(0, null, null, null, null));
    assertRejected(
        "queue: -1 (expected: 0 or more)", () -> new PoolConfig(null, -1, null, null, null));
    assertRejected(
        "queue: PT0S (expected: 1ms or more)",
        () -> new TimeoutConfig(null, null, null, Duration.ZERO));
    assertRejected(
        "streams: -1 (expected: 0 or more)", () -> new PoolConfig(null, null, -1, null, null));
    assertRejected(
        "lifetime: PT0S (expected: 1ms or more)",
        () -> new PoolConfig(null, null, null, null, Duration.ZERO));
    assertRejected(
        "attempt: PT0S (expected: 1ms or more)",
        () -> new TimeoutConfig(null, Duration.ZERO, null, null));
    assertRejected(
        "window: 0 (expected: 1 to 100000)", () -> new BreakerConfig(0, null, null, null, null));
    assertRejected(
        "failureRate: 0% (expected: above 0%)",
        () -> new BreakerConfig(null, new Percentage(0), null, null, null));
    assertRejected(
        "statuses: [499] (expected: 500 to 599)",
        () -> new BreakerConfig(null, null, null, null, List.of(499)));
    assertRejected("max: 0 (expected: 1 or more)", () -> new BulkheadConfig(0, null));
    assertRejected(
        "headers: accept-encoding (expected: another name; compression of the service says it)",
        () -> new ForwardConfig(List.of("Accept-Encoding"), null, null));
    assertRejected("bytes: -1 (expected: 0 or more)", () -> new DataSize(-1));
    assertRejected("percentage: 101.0 (expected: 0% to 100%)", () -> new Percentage(101));
  }

  @Test
  void printsSizesAndShares() {
    assertEquals("16MiB", DataSize.mebibytes(16).toString());
    assertEquals("3KiB", DataSize.kibibytes(3).toString());
    assertEquals("1025B", new DataSize(1_025).toString());
    assertEquals("0B", new DataSize(0).toString());
    assertEquals("50%", new Percentage(50).toString());
    assertEquals("2.5%", new Percentage(2.5).toString());
  }

  private static UpstreamConfig withKey(String key) {
    return ConfigBuilder.at("http://users").header("x-key", key).build();
  }

  private static void assertRejected(String message, Executable made) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
  }
}
