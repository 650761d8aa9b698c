// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdaptiveLimitTest {
  private static final long USUAL = Duration.ofMillis(10).toNanos();

  private final AdaptiveLimit limit = new AdaptiveLimit(100);
  private final ManualTime time = new ManualTime();
  private final LoopTasks loop = new ManualLoop(time);
  private final FakeLayer<FakeAttempt> next = new FakeLayer<>();

  @Test
  void growsToTheMostWhileResponsesTakeAsLongAsTheyDo() {
    assertEquals(20, limit.now());

    respond(500, USUAL);

    assertEquals(100, limit.now());
  }

  @Test
  void growsNoFurtherThanIsUsed() {
    for (int i = 0; i < 500; i++) {
      limit.responded(USUAL, 3);
    }

    assertEquals(20, limit.now());
  }

  @Test
  void staysNearWhatTheServiceCanDo() {
    int capacity = 30;
    for (int i = 0; i < 5_000; i++) {
      int inFlight = limit.now();
      limit.responded(USUAL * Math.max(capacity, inFlight) / capacity, inFlight);
    }

    assertTrue(limit.now() >= capacity && limit.now() < 75, () -> "" + limit.now());
  }

  @Test
  void fallsWithEachFailureAndNeverToNothing() {
    limit.overloaded();
    assertEquals(18, limit.now());

    for (int i = 0; i < 100; i++) {
      limit.overloaded();
    }
    assertEquals(4, limit.now());
    assertEquals(1, new AdaptiveLimit(1).now());
  }

  @Test
  void recoversFromALongTimeOfSlowResponses() {
    respond(500, USUAL);
    respond(50, 100 * USUAL);
    assertTrue(limit.now() < 20, () -> "" + limit.now());

    respond(500, USUAL);

    assertEquals(100, limit.now());
  }

  @Test
  void halfAsLongAgainIsAboutAsLong() {
    respond(500, USUAL);

    respond(50, USUAL * 3 / 2);

    assertEquals(100, limit.now());
  }

  @Test
  void oneVeryFastOrVerySlowResponseChangesLittle() {
    limit.responded(USUAL, 1);
    limit.responded(1, 20);
    assertEquals(20, limit.now());
    respond(500, USUAL);

    limit.responded(1_000 * USUAL, 100);

    assertEquals(92, limit.now());
  }

  @Test
  void learnsThatAServiceTakesLongerThanItDid() {
    limit.responded(USUAL, 1);
    for (int i = 0; i < 5_000; i++) {
      limit.responded(5 * USUAL, 1);
    }

    respond(500, 5 * USUAL);

    assertEquals(100, limit.now());
  }

  @Test
  void forgetsHowSlowAServiceWasThatIsFastAgain() {
    limit.responded(100 * USUAL, 1);
    respond(500, USUAL);
    assertEquals(100, limit.now());

    respond(20, 20 * USUAL);

    assertTrue(limit.now() < 60, () -> "" + limit.now());
  }

  @Test
  void responsesInNoTimeAndSmallLimitsAreTaken() {
    for (int i = 0; i < 10; i++) {
      limit.responded(0, 20);
    }
    assertTrue(limit.now() >= 20, () -> "" + limit.now());

    AdaptiveLimit one = new AdaptiveLimit(1);
    one.overloaded();
    one.responded(USUAL, 1);
    assertEquals(1, one.now());
  }

  @Test
  void fewerAreSentWhileResponsesTakeLonger() {
    WithConcurrency<FakeAttempt> layer =
        new WithConcurrency<>(
            new Concurrency(10, 1_000, Duration.ofSeconds(2), 8, true),
            () -> loop,
            time,
            () -> null,
            next);
    rounds(layer, 40, Duration.ofMillis(10));
    assertEquals(10, layer.limit());

    rounds(layer, 4, Duration.ofMillis(500));
    int slow = layer.limit();
    assertTrue(slow < 8, () -> "limit " + slow);

    rounds(layer, 200, Duration.ofMillis(10));
    assertEquals(10, layer.limit());
    assertEquals(0, layer.waiting());
  }

  /** As many calls as may be in flight, again and again, all of which take as long. */
  private void rounds(WithConcurrency<FakeAttempt> layer, int rounds, Duration each) {
    for (int round = 0; round < rounds; round++) {
      int before = next.sent.size();
      int most = layer.limit();
      assertTrue(most <= 10, () -> "limit " + most);
      for (int i = 0; i < most; i++) {
        layer.send(FakeAttempt.buffered(time));
      }
      time.pass(each);
      List.copyOf(next.sent.subList(before, next.sent.size()))
          .forEach(attempt -> {
            attempt.answered(200);
            attempt.finish();
          });
    }
  }

  private void respond(int times, long nanos) {
    for (int i = 0; i < times; i++) {
      limit.responded(nanos, limit.now());
    }
  }
}
