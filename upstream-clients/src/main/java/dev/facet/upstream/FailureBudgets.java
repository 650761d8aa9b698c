// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The budgets of all services that a frontend, or that routes call. Safe for all threads. */
public final class FailureBudgets {
  private final Map<String, LineBudget> services = new ConcurrentHashMap<>();
  private final Map<String, LineBudget> unsent = new ConcurrentHashMap<>();
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

  /**
   * The budget of what a service is to blame for. Where so many calls are in hand that others are
   * not sent there are many of these within a second, and all of them say the same.
   */
  public LineBudget of(UpstreamFailure failure) {
    String service = failure.service();
    return failure instanceof UpstreamFailure.Overloaded
            || failure instanceof UpstreamFailure.CircuitOpen
        ? unsent.computeIfAbsent(service, _ -> new LineBudget(LineBudget.UNSENT, nanoTime))
        : of(service);
  }
}
