// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;

/** The upstream calls one operation may still make. */
public final class CallBudget {
  private final int most;
  private int made;

  /**
   * A fresh budget.
   *
   * @param most calls, 1 or more
   */
  public CallBudget(int most) {
    this.most = most;
  }

  /**
   * Takes one call.
   *
   * @throws LoadFailure with {@code CALL_BUDGET} where none is left
   */
  void take() {
    if (made == most) {
      throw LoadFailure.of(
          ErrorCode.CALL_BUDGET, "The operation may make " + most + " upstream calls, no more.");
    }
    made++;
  }

  /** Calls made. */
  public int made() {
    return made;
  }
}
