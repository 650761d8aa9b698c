// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class NoticeBudgetTest {
  private long now = -1;
  private final NoticeBudget budget = new NoticeBudget(() -> now);

  @Test
  void linesBeyondThoseAtOnceAreOmittedAndCounted() {
    takeAll();
    assertEquals(-1, budget.take());
    assertEquals(-1, budget.take());

    pass(3);
    assertEquals(2, budget.take());
    assertEquals(-1, budget.take());
    pass(3);
    assertEquals(1, budget.take());
  }

  @Test
  void nothingIsSavedUpBeyondThoseAtOnce() {
    takeAll();
    pass(1_000_000);

    takeAll();
    assertEquals(-1, budget.take());
  }

  private void takeAll() {
    for (int i = 0; i < NoticeBudget.BURST; i++) {
      assertEquals(0, budget.take());
    }
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
