// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/**
 * Finds out how many calls a service can have at a time. As long as responses take about as long as
 * they usually do, one more and one more is let in; where they take longer, calls wait at the
 * service rather than be worked at, so fewer are sent. The limit moves by the ratio of the two
 * times, its gradient. Usable from any thread.
 */
final class AdaptiveLimit {
  /** Below it, a limit could not be told from a service that is closed. */
  private static final int MIN_LIMIT = 4;

  private static final int FIRST = 20;

  /** How much longer than usual a response may take without being held against the limit. */
  private static final double TOLERANCE = 1.5;

  /** The weight of the newest response in what is usual. */
  private static final double NEWEST = 1.0 / 600;

  /** The same where many are in flight: what takes longer by that must not become usual soon. */
  private static final double NEWEST_OF_MANY = 1.0 / 20_000;

  /** How far each response moves the limit. */
  private static final double STEP = 0.2;

  /** What remains of the limit after a failure that says that there is too much. */
  private static final double AFTER_FAILURE = 0.9;

  private final int most;
  private double limit;
  private double usualNanos;

  /**
   * A limit for a service of which nothing is known.
   *
   * @param most which it never goes beyond, 1 or more
   */
  AdaptiveLimit(int most) {
    this.most = most;
    this.limit = Math.min(most, FIRST);
  }

  /** The most calls at a time, for now. */
  synchronized int now() {
    return (int) limit;
  }

  /**
   * A response has come.
   *
   * @param nanos how long it took the service
   * @param inFlight how many calls were in flight with it, itself included
   */
  synchronized void responded(long nanos, int inFlight) {
    long taken = Math.max(1, nanos);
    boolean many = inFlight >= limit / 2;
    double weight = many ? NEWEST_OF_MANY : NEWEST;
    usualNanos = usualNanos == 0 ? taken : usualNanos + (taken - usualNanos) * weight;
    if (usualNanos > 2.0 * taken) {
      usualNanos *= 0.95; // the service has recovered: what was usual under load is forgotten
    }
    if (!many) {
      return; // the limit is not what keeps calls away
    }
    double gradient = Math.clamp(TOLERANCE * usualNanos / taken, 0.5, 1.0);
    double wanted = limit * gradient + Math.sqrt(limit);
    move(limit + (wanted - limit) * STEP);
  }

  /** The service did not respond in time, or said that it has too much to do. */
  synchronized void overloaded() {
    move(limit * AFTER_FAILURE);
  }

  private void move(double to) {
    limit = Math.clamp(to, Math.min(MIN_LIMIT, most), most);
  }
}
