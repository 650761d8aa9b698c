// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyHistogramTest {
  private final ManualTime time = new ManualTime();
  private final LatencyHistogram histogram = new LatencyHistogram(95, time.getAsLong());

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 8, 9, 1_000, 4_321, 99_999, 1_000_000, 59_000_000})
  void knowsATimeToAnEighth(long micros) {
    add(100, micros);

    long known = nanos() / 1_000;
    assertTrue(known >= micros && known <= micros + micros / 8 + 1, micros + " as " + known);
  }

  @Test
  void needsAHundredSamples() {
    add(99, 10);
    assertEquals(Hedging.NEVER, nanos());

    add(1, 10);
    assertEquals(Hedging.NEVER, nanos(), "what is known is looked up once a second");
    time.pass(Duration.ofSeconds(1));
    assertTrue(nanos() > 0);
  }

  @Test
  void leavesTheSlowestTwentiethOut() {
    add(95, 1_000);
    add(5, 1_000_000);

    assertTrue(nanos() < Duration.ofMillis(2).toNanos());
  }

  @Test
  void countsThemWhereTheyAreMore() {
    add(94, 1_000);
    add(6, 1_000_000);

    assertTrue(nanos() >= Duration.ofSeconds(1).toNanos());
  }

  @Test
  void forgetsWhatIsLongerAgoThanAMinute() {
    add(1_000, 1_000_000);
    time.pass(Duration.ofSeconds(30));
    add(100, 1_000);
    assertTrue(nanos() >= Duration.ofSeconds(1).toNanos());

    time.pass(Duration.ofSeconds(30));
    add(1, 1_000);
    assertTrue(nanos() < Duration.ofMillis(2).toNanos());

    time.pass(Duration.ofSeconds(61));
    assertEquals(Hedging.NEVER, nanos());
  }

  @Test
  void forgetsAllWhereThereWasNoneForAMinute() {
    add(100, 1_000);
    time.pass(Duration.ofSeconds(61));

    assertEquals(Hedging.NEVER, nanos());
  }

  /** A service that is read seldom and written to often. */
  @Test
  void knowsWhatCameLatelyThoughNobodyAskedBefore() {
    time.pass(Duration.ofSeconds(31));
    add(100, 1_000);
    time.pass(Duration.ofSeconds(30));

    assertTrue(nanos() > 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void takesAnyTime(long nanos) {
    for (int i = 0; i < 100; i++) {
      histogram.add(nanos, time.getAsLong());
    }

    assertTrue(nanos() > 0);
  }

  private void add(int count, long micros) {
    for (int i = 0; i < count; i++) {
      histogram.add(micros * 1_000, time.getAsLong());
    }
  }

  private long nanos() {
    return histogram.nanos(time.getAsLong());
  }
}
