// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureBudgetTest {
  private final AtomicLong now = new AtomicLong(5);
  private final FailureBudget budget = new FailureBudget(now::get);

  @Test
  void grantsSoManyLinesASecondAndCountsTheOthers() {
    for (int i = 0; i < FailureBudget.LINES; i++) {
      assertEquals(0, budget.take());
    }
    assertEquals(FailureBudget.SUPPRESSED, budget.take());
    now.addAndGet(999_999_999);
    assertEquals(FailureBudget.SUPPRESSED, budget.take());

    now.incrementAndGet();
    assertEquals(2, budget.take());
    assertEquals(0, budget.take());
  }
}
