// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The budgets of all services that a frontend, or that routes call. Safe for all threads. */
public final class FailureBudgets {
  private final Map<String, LineBudget> services = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  /**
   * Budgets of which nothing is used.
   *
   * @param nanoTime a steady clock
   */
  public FailureBudgets(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The budget of one service; it begins with the first line. */
  public LineBudget of(String service) {
    return services.computeIfAbsent(service, _ -> new LineBudget(LineBudget.FAILURES, nanoTime));
  }
}
