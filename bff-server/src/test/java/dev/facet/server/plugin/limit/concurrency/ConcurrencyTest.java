// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.RejectionMessages;
import dev.facet.server.plugin.limit.LimitKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private final InFlightRequests inFlight = new InFlightRequests();

  @Test
  void theConfigurationHasDefaultsAndGuards() {
    assertEquals(
        new ConcurrencyConfig(List.of(new LimitKey.Ip()), 3), new ConcurrencyConfig(null, 3));
    assertEquals(
        "max: 0 (expected: 1 or more)",
        RejectionMessages.message(() -> new ConcurrencyConfig(null, 0)));
    assertEquals(
        "key: none (expected: 1 or more)",
        RejectionMessages.message(() -> new ConcurrencyConfig(List.of(), 1)));
  }

  @Test
  void aCallerHasNoMoreThanItsPlacesAndOthersHaveTheirs() {
    assertTrue(inFlight.take("ip=a", 2));
    assertTrue(inFlight.take("ip=a", 2));
    assertFalse(inFlight.take("ip=a", 2));
    assertTrue(inFlight.take("ip=b", 2));
    inFlight.giveBack("ip=a");
    assertTrue(inFlight.take("ip=a", 2));
    assertFalse(inFlight.take("ip=a", 2));
  }

  @Test
  void aCallerWithNothingInFlightIsForgotten() {
    assertTrue(inFlight.take("ip=a", 2));
    assertTrue(inFlight.take("ip=a", 2));
    inFlight.giveBack("ip=a");
    assertEquals(1, inFlight.callers());
    inFlight.giveBack("ip=a");
    assertEquals(0, inFlight.callers());
  }

  @Test
  void manyThreadsNeverHaveMoreThanThePlacesAndGiveBackAll()
      throws InterruptedException, ExecutionException {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<Integer> work =
        () -> {
          start.await(60, TimeUnit.SECONDS);
          int taken = 0;
          for (int i = 0; i < 50_000; i++) {
            if (inFlight.take("ip=a", threads)) {
              taken++;
              inFlight.giveBack("ip=a");
            }
          }
          return taken;
        };
    int sum = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(work);
      }
      for (var result : pool.invokeAll(all)) {
        sum += result.get();
      }
    }
    assertEquals(threads * 50_000, sum, "with a place for each, none is rejected");
    assertEquals(0, inFlight.callers());
  }
}
