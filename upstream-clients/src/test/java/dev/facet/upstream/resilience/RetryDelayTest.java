// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryDelayTest {
  private static final Instant NOW = Instant.parse("2026-11-27T16:00:00Z");
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @ParameterizedTest
  @CsvSource({"0, 25", "1, 50", "2, 100", "5, 800", "6, 1000", "9, 1000", "60, 1000"})
  void theLongestDelayDoublesUpToASecond(int retries, long longest) {
    assertEquals(longest, delay(ALMOST_ONE).millis(retries, null));
    assertEquals((longest + 1) / 2, delay(0.5).millis(retries, null));
    assertEquals(0, delay(0).millis(retries, null), "full jitter: any time up to it");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2000",
    "' 2 ', 2000",
    "0, 0",
    "'Fri, 27 Nov 2026 16:00:03 GMT', 3000",
    "'Fri, 27 Nov 2026 15:59:57 GMT', 0",
    "'Friday, 27-Nov-26 16:00:03 GMT', 3000",
    "'Fri Nov 27 16:00:03 2026', 3000",
    "soon, 0",
    "-1, 0",
    "1.5, 0",
    "'', 0",
    "999999999999999999999, 9223372036854775807"
  })
  void waitsForAsLongAsTheServiceAsks(String header, long millis) {
    assertEquals(millis, delay(0).millis(0, header));
  }

  @Test
  void waitsNoShorterThanItWouldUnasked() {
    assertEquals(25, delay(ALMOST_ONE).millis(0, "0"));
  }

  private static RetryDelay delay(double random) {
    return new RetryDelay(() -> random, InstantSource.fixed(NOW));
  }
}
