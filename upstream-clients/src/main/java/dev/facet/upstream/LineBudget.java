// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds the lines that one matter may have in the log: an outage must not fill a disk. Usable from
 * any thread.
 */
public final class LineBudget {
  /** For failed calls of a service. */
  public static final Rate FAILURES = new Rate(100, 100, Duration.ofSeconds(1));

  /** For calls of a service that are not sent, since too many wait or its circuit is open. */
  public static final Rate UNSENT = new Rate(10, 1, Duration.ofSeconds(1));

  /** For what changes at a service, such as an endpoint that is ejected. */
  public static final Rate CHANGES = new Rate(20, 1, Duration.ofSeconds(3));

  /** What {@link #take} gives where the line is not to be written. */
  public static final long SUPPRESSED = -1;

  private final Rate rate;
  private final LongSupplier nanoTime;
  private long left;
  private long filledAt;
  private long suppressed;

  /**
   * How many lines there may be.
   *
   * @param atOnce at the most, 1 or more
   * @param more how many are added each time, 1 or more
   * @param every how often
   */
  public record Rate(int atOnce, int more, Duration every) {}

  /**
   * A budget of which nothing is used.
   *
   * @param nanoTime a steady clock
   */
  public LineBudget(Rate rate, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
    this.left = rate.atOnce();
    this.filledAt = nanoTime.getAsLong();
  }

  /**
   * Takes a line.
   *
   * @return how many lines were suppressed since the last one; {@link #SUPPRESSED} where this one
   *     is too
   */
  public synchronized long take() {
    fill();
    if (left == 0) {
      suppressed++;
      return SUPPRESSED;
    }
    left--;
    long since = suppressed;
    suppressed = 0;
    return since;
  }

  private void fill() {
    long times = (nanoTime.getAsLong() - filledAt) / rate.every().toNanos();
    if (times > 0) {
      filledAt += times * rate.every().toNanos();
      left = Math.min(rate.atOnce(), left + times * rate.more());
    }
  }
}
