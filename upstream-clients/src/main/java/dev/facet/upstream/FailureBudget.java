// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.function.LongSupplier;

/**
 * Bounds the lines that failures of one service write: an outage must not fill a disk. Safe for all
 * threads.
 */
public final class FailureBudget {
  /** Lines in a second. */
  public static final int LINES = 100;

  /** What {@link #take} gives where the line is not to be written. */
  public static final long SUPPRESSED = -1;

  private static final long SECOND = 1_000_000_000;

  private final LongSupplier nanoTime;
  private long begun;
  private int written = LINES;
  private long suppressed;

  /**
   * A budget of which nothing is used.
   *
   * @param nanoTime a steady clock
   */
  public FailureBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong() - SECOND;
  }

  /**
   * Asks for a line.
   *
   * @return how many lines were suppressed since the last one; {@link #SUPPRESSED} where this one
   *     is too
   */
  public synchronized long take() {
    long now = nanoTime.getAsLong();
    if (now - begun >= SECOND) {
      begun = now;
      written = 0;
    }
    if (written == LINES) {
      suppressed++;
      return SUPPRESSED;
    }
    written++;
    long since = suppressed;
    suppressed = 0;
    return since;
  }
}
