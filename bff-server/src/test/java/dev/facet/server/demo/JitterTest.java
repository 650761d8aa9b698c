// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JitterTest {
  private static final Duration LEAST = Duration.ofMillis(8);
  private static final Duration MOST = Duration.ofMillis(40);

  @Test
  void isTheSameInEveryRun() {
    assertEquals(delays(7), delays(7));
  }

  @Test
  void staysWithinItsBounds() {
    delays(3)
        .forEach(delay ->
            assertTrue(delay.compareTo(LEAST) >= 0 && delay.compareTo(MOST) <= 0, "" + delay));
  }

  @Test
  void refusesBoundsTheWrongWayRound() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Jitter.seeded(1, /* least= */ MOST, /* most= */ LEAST));
  }

  private static List<Duration> delays(long seed) {
    return Stream.generate(Jitter.seeded(seed, LEAST, MOST)::next).limit(100).toList();
  }
}
