// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.RejectionMessages;
import dev.facet.server.plugin.limit.LimitKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  private static final List<Limit> LIMITS = List.of(Limit.valueOf("20/1s"));

  @ParameterizedTest
  @CsvSource({
    "20/1s, 20, PT1S, 20/1s",
    "5000/1h, 5000, PT1H, 5000/1h",
    "1/90s, 1, PT90S, 1/90s",
    "1/120s, 1, PT2M, 1/2m",
    "7/30m, 7, PT30M, 7/30m",
    "7/24h, 7, PT24H, 7/1d",
    "7/366d, 7, PT8784H, 7/366d"
  })
  void readsPermitsAndWindow(String text, long permits, Duration window, String canonical) {
    Limit limit = Limit.valueOf(text);
    assertEquals(new Limit(permits, window), limit);
    assertEquals(canonical, limit.toString());
    assertEquals(limit, Limit.valueOf(limit.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "20/s",
        "20/1",
        "/1s",
        "0/1s",
        "20/0s",
        "20/1w",
        "-1/1s",
        "20/500ms",
        "20/367d",
        "1.5/1s",
        "20 / 1s",
        "99999999999/1s",
        "20/1S"
      })
  void rejectsWhatIsNoLimit(String text) {
    assertTrue(RejectionMessages.message(() -> Limit.valueOf(text)).contains("(expected: "));
  }

  @Test
  void rejectsWindowsThatHeadersCannotTell() {
    assertTrue(
        RejectionMessages.message(() -> new Limit(1, Duration.ofMillis(1500)))
            .startsWith("window: "));
    assertTrue(
        RejectionMessages.message(() -> new Limit(2_000_000_000L, Duration.ofSeconds(1)))
            .startsWith("permits: "));
  }

  @Test
  void hasDefaults() {
    assertEquals(
        new RateLimitConfig(List.of(new LimitKey.Ip()), LIMITS, 100_000),
        new RateLimitConfig(null, LIMITS, null));
  }

  @Test
  void rejectsConfigurationsThatCannotWork() {
    assertEquals(
        "limits: none (expected: 1 or more)",
        RejectionMessages.message(() -> new RateLimitConfig(null, List.of(), null)));
    assertEquals(
        "key: none (expected: 1 or more)",
        RejectionMessages.message(() -> new RateLimitConfig(List.of(), LIMITS, null)));
    assertEquals(
        "limits: [20/1s, 20/1s] (expected: each limit once)",
        RejectionMessages.message(
            () -> new RateLimitConfig(null, List.of(LIMITS.getFirst(), LIMITS.getFirst()), null)));
    assertEquals(
        "maxKeys: 0 (expected: 1 or more)",
        RejectionMessages.message(() -> new RateLimitConfig(null, LIMITS, 0)));
    assertEquals(
        "limits: 5000/1m (expected: fewer than 20/1s lets through)",
        RejectionMessages.message(
            () -> new RateLimitConfig(null, limits("20/1s", "5000/1m"), null)));
    assertEquals(2, new RateLimitConfig(null, limits("20/1s", "1000/1m"), null).limits().size());
    assertEquals(2, new RateLimitConfig(null, limits("5/1s", "1000/1h"), null).limits().size());
  }

  private static List<Limit> limits(String... texts) {
    return Stream.of(texts).map(Limit::valueOf).toList();
  }
}
