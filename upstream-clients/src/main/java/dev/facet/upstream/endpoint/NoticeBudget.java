// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.function.LongSupplier;

/**
 * How many lines a service may have in the log about one matter: {@value #BURST} at once, and one
 * more every {@value #SECONDS_PER_LINE} s. Usable from any thread.
 */
public final class NoticeBudget {
  /** Lines at once. */
  static final int BURST = 20;

  private static final int SECONDS_PER_LINE = 3;
  private static final long NANOS_PER_LINE = SECONDS_PER_LINE * 1_000_000_000L;

  private final LongSupplier nanoTime;
  private long lines = BURST;
  private long filledAt;
  private long omitted;

  /**
   * All lines are left.
   *
   * @param nanoTime a steady clock
   */
  public NoticeBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.filledAt = nanoTime.getAsLong();
  }

  /**
   * Takes a line.
   *
   * @return how many were omitted since the latest line; negative where this one is omitted too
   */
  public synchronized long take() {
    fill();
    if (lines == 0) {
      omitted++;
      return -1;
    }
    lines--;
    long before = omitted;
    omitted = 0;
    return before;
  }

  private void fill() {
    long more = (nanoTime.getAsLong() - filledAt) / NANOS_PER_LINE;
    if (more > 0) {
      filledAt += more * NANOS_PER_LINE;
      lines = Math.min(BURST, lines + more);
    }
  }
}
