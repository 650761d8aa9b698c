// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestCountsTest {
  private final RequestCounts counts = new RequestCounts();

  @ParameterizedTest
  @CsvSource({
    "200, SUCCESS",
    "299, SUCCESS",
    "300, REDIRECT",
    "404, CLIENT_ERROR",
    "500, SERVER_ERROR",
    "999, SERVER_ERROR",
    "0, NONE"
  })
  void countsByTheClassOfTheStatus(int status, StatusClass expected) {
    counts.done(status, 0);

    for (StatusClass each : StatusClass.values()) {
      assertEquals(each == expected ? 1 : 0, counts.requests(each));
    }
  }

  @Test
  void putsEachDurationInTheFirstBucketThatHoldsIt() {
    for (long millis : new long[] {0, 1, 2, 3, 30_000, 30_001}) {
      counts.done(200, Duration.ofMillis(millis).toNanos());
    }

    long[] buckets = counts.durations();
    assertEquals(2, buckets[0], "up to a millisecond");
    assertEquals(1, buckets[1]);
    assertEquals(1, buckets[2]);
    assertEquals(1, buckets[buckets.length - 2], "half a minute");
    assertEquals(1, buckets[buckets.length - 1], "longer");
    assertEquals(6, Arrays.stream(buckets).sum());
    assertEquals(60.007, counts.seconds(), 1e-9);
  }

  @Test
  void saysTheBoundsInSeconds() {
    double[] bounds = RequestCounts.bounds();

    assertEquals(0.001, bounds[0]);
    assertEquals(30, bounds[bounds.length - 2]);
    assertEquals(Double.POSITIVE_INFINITY, bounds[bounds.length - 1]);
    assertEquals(bounds.length, counts.durations().length);
  }
}
