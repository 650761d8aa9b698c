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
  private static final Duration MIN = Duration.ofMillis(8);
  private static final Duration MAX = Duration.ofMillis(40);

  @Test
  void isTheSameInEveryRun() {
    assertEquals(delays(7), delays(7));
  }

  @Test
  void staysWithinItsBounds() {
    delays(3)
        .forEach(delay ->
            assertTrue(delay.compareTo(MIN) >= 0 && delay.compareTo(MAX) <= 0, "" + delay));
  }

  @Test
  void rejectsBoundsTheWrongWayRound() {
    assertThrows(
        IllegalArgumentException.class, () -> Jitter.seeded(1, /* least= */ MAX, /* most= */ MIN));
  }

  private static List<Duration> delays(long seed) {
    return Stream.generate(Jitter.seeded(seed, MIN, MAX)::next).limit(100).toList();
  }
}
