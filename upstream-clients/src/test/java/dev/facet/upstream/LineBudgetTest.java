// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LineBudgetTest {
  private long now = -1;

  @Test
  void grantsSoManyLinesASecondAndCountsTheOthers() {
    LineBudget budget = takenAll(LineBudget.FAILURES);
    assertEquals(LineBudget.SUPPRESSED, budget.take());
    pass(Duration.ofNanos(999_999_999));
    assertEquals(LineBudget.SUPPRESSED, budget.take());

    pass(Duration.ofNanos(1));
    assertEquals(2, budget.take());
    assertEquals(0, budget.take());
  }

  @Test
  void linesBeyondThoseAtOnceComeOneByOne() {
    LineBudget budget = takenAll(LineBudget.CHANGES);
    assertEquals(LineBudget.SUPPRESSED, budget.take());
    assertEquals(LineBudget.SUPPRESSED, budget.take());

    pass(Duration.ofSeconds(3));
    assertEquals(2, budget.take());
    assertEquals(LineBudget.SUPPRESSED, budget.take());
    pass(Duration.ofSeconds(3));
    assertEquals(1, budget.take());
  }

  @Test
  void nothingIsSavedUpBeyondThoseAtOnce() {
    LineBudget budget = takenAll(LineBudget.CHANGES);
    pass(Duration.ofDays(1_000));

    takeAll(budget, LineBudget.CHANGES);
    assertEquals(LineBudget.SUPPRESSED, budget.take());
  }

  private LineBudget takenAll(LineBudget.Rate rate) {
    LineBudget budget = new LineBudget(rate, () -> now);
    takeAll(budget, rate);
    return budget;
  }

  private static void takeAll(LineBudget budget, LineBudget.Rate rate) {
    for (int i = 0; i < rate.atOnce(); i++) {
      assertEquals(0, budget.take());
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
