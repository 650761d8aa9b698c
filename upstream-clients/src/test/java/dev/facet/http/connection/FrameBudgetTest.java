// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** T6: how many frames are no flood yet. */
class FrameBudgetTest {
  private static final Duration SPAN = Duration.ofSeconds(10);

  private long now = 7;

  private static void spend(FrameBudget budget, int times) throws Http2Exception {
    for (int i = 0; i < times; i++) {
      budget.spend();
    }
  }

  private static void assertSpent(FrameBudget budget) {
    Http2Exception flood = assertThrows(Http2Exception.class, budget::spend);
    assertEquals(Http2Error.ENHANCE_YOUR_CALM, flood.error());
    assertEquals("a flood of frames", flood.getMessage());
  }

  private FrameBudget of(int most) {
    return new FrameBudget(most, SPAN, "frames", () -> now);
  }

  @Test
  void t6OneMoreThanTheMostWithinTheSpanIsAFlood() throws Exception {
    FrameBudget budget = of(3);
    spend(budget, 3);
    now += SPAN.toNanos() - 1;
    assertSpent(budget);
  }

  @Test
  void t6BehindTheSpanThereAreAsManyAgain() throws Exception {
    FrameBudget budget = of(3);
    spend(budget, 3);
    now += SPAN.toNanos();
    spend(budget, 3);
    now += SPAN.toNanos() - 1;
    assertSpent(budget);
  }

  @Test
  void t6PieceOfABodyGivesTenBackAndNeverMoreThanWereSpent() throws Exception {
    FrameBudget budget = of(12);
    spend(budget, 12);
    budget.earn();
    spend(budget, 10);
    budget.earn();
    budget.earn();
    budget.earn();
    spend(budget, 12);
    assertSpent(budget);
  }

  @Test
  void t6ThousandInTenSecondsIsTheUsualMost() throws Exception {
    FrameBudget budget = FrameBudget.of("frames", () -> now);
    spend(budget, 1_000);
    now += SPAN.toNanos() - 1;
    assertSpent(budget);
    now += 1;
    spend(budget, 1_000);
  }
}
