// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.resilience.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RedisPatienceTest {
  private final List<Long> delays = new ArrayList<>();
  private final TreeMap<Integer, Runnable> set = new TreeMap<>();
  private final List<String> over = new ArrayList<>();

  private final Timers timers =
      (delay, task) -> {
        delays.add(delay);
        int number = delays.size();
        set.put(number, task);
        return () -> set.remove(number);
      };

  private RedisPatience waiting(long millis) {
    return new RedisPatience(timers, Duration.ofMillis(millis), () -> over.add("over"));
  }

  private void next() {
    set.pollFirstEntry().getValue().run();
  }

  @Test
  void itLetsBeReadWhatCameWhileTheEventLoopStoodStill() {
    RedisPatience patience = waiting(50);
    next(); // late, and before what is there is read

    patience.end();

    assertTrue(set.isEmpty());
    assertTrue(over.isEmpty());
    assertEquals(List.of(49L, 1L), delays);
  }

  @Test
  void itIsOverOnce() {
    var _ = waiting(1);
    next();
    next();

    assertEquals(List.of("over"), over);
    assertTrue(set.isEmpty());
  }
}
