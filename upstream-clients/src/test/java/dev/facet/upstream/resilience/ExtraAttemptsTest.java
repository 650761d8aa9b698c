// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.config.Percentage;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class ExtraAttemptsTest {
  private final ManualTime time = new ManualTime();
  private final ExtraAttempts budget =
      new ExtraAttempts(new Percentage(20), new Percentage(5), time.getAsLong());

  @Test
  void aFifthOfTheCallsMayBeRetried() {
    calls(1_000);

    assertEquals(200, taken(this::retry));
  }

  @Test
  void fewCallsMayBeRetriedTenTimesAllTheSame() {
    calls(1);

    assertEquals(10, taken(this::retry));
  }

  @Test
  void hedgesHaveABudgetOfTheirOwn() {
    calls(1_000);

    assertEquals(50, taken(this::hedge));
  }

  /** Else a service that is down would get a quarter more than its calls. */
  @Test
  void bothTogetherAreNoMoreThanTheLargerShare() {
    calls(1_000);

    assertEquals(50, taken(this::hedge));
    assertEquals(150, taken(this::retry));
    assertFalse(hedge());
    assertFalse(retry());
  }

  @Test
  void oneOfFewCallsMayBeHedged() {
    calls(3);

    assertEquals(1, taken(this::hedge));
  }

  @Test
  void whatIsLongerAgoThanTenSecondsCountsNoMore() {
    calls(1_000);
    assertEquals(200, taken(this::retry));

    time.pass(Duration.ofSeconds(9));
    assertFalse(retry());
    time.pass(Duration.ofMillis(1_001));
    assertEquals(10, taken(this::retry), "neither the calls nor their retries");
  }

  @Test
  void retriesAreGrantedByTheCallsOfEachSecond() {
    int retries = 0;
    for (int second = 0; second < 60; second++) {
      calls(100);
      retries += taken(this::retry);
      time.pass(Duration.ofSeconds(1));
    }

    assertEquals(60 * 100 / 5, retries);
  }

  @Test
  void hedgesAreGrantedByTheCallsOfEachSecondToo() {
    int hedges = 0;
    for (int second = 0; second < 60; second++) {
      calls(100);
      hedges += taken(this::hedge);
      time.pass(Duration.ofSeconds(1));
    }

    assertEquals(60 * 100 / 20, hedges);
  }

  @Test
  void noShareIsNoFloorEither() {
    ExtraAttempts none = new ExtraAttempts(new Percentage(0), new Percentage(0), time.getAsLong());
    none.called(time.getAsLong());

    assertFalse(none.takeRetry(time.getAsLong()));
    assertFalse(none.takeHedge(time.getAsLong()));
  }

  private void calls(int count) {
    for (int i = 0; i < count; i++) {
      budget.called(time.getAsLong());
    }
  }

  private boolean retry() {
    return budget.takeRetry(time.getAsLong());
  }

  private boolean hedge() {
    return budget.takeHedge(time.getAsLong());
  }

  private static int taken(BooleanSupplier take) {
    int taken = 0;
    while (taken < 100_000 && take.getAsBoolean()) {
      taken++;
    }
    return taken;
  }
}
