// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.time.Duration;

/**
 * For how long an endpoint that was asked has said nothing: what is known of one that takes
 * connections and never responds, long before the first time-out tells of it. An attempt that ends
 * without a response makes the silence no shorter. Usable from any thread.
 */
final class Silence {
  private static final long NONE = Long.MIN_VALUE;

  /** Shorter ones are nothing: a service may collect its garbage. */
  private static final long MIN_NANOS = Duration.ofMillis(100).toNanos();

  /** How many times as much as they usually differ the next response may differ. */
  private static final int PATIENCE = 4;

  private static final int MEAN_OF = 8;
  private static final int DEVIATION_OF = 4;

  private volatile long since = NONE;
  private volatile int awaited;
  private long mean = -1;
  private long deviation;
  private int missed;

  /** It is asked something. */
  synchronized void asked(long now) {
    awaited++;
    if (since == NONE) {
      since = now;
    }
  }

  /**
   * It responds.
   *
   * @param nanos after that time
   */
  synchronized void heard(long nanos, long now) {
    awaited--;
    missed = 0;
    since = awaited > 0 ? now : NONE;
    learn(nanos);
  }

  /** What is usual, as TCP reckons when something is lost (RFC 6298, section 2). */
  private void learn(long nanos) {
    if (mean < 0) {
      mean = nanos;
      deviation = nanos / 2;
    } else {
      deviation += (Math.abs(mean - nanos) - deviation) / DEVIATION_OF;
      mean += (nanos - mean) / MEAN_OF;
    }
  }

  /** It is not waited for any more. */
  synchronized void left(long now) {
    awaited--;
    if (awaited == 0 && !isLong(now)) {
      since = NONE;
    }
  }

  /** It may have changed: what is under way begins to count now. */
  synchronized void forget(long now) {
    missed = 0;
    since = awaited > 0 ? now : NONE;
  }

  /** How long what is asked of it takes at least; 0 where nothing is. */
  long nanos(long now) {
    long start = since;
    return start == NONE || awaited == 0 ? 0 : Math.max(0, now - start);
  }

  /** Whether it is much longer than the endpoint usually takes, and something is still asked. */
  boolean isLongAndAwaited(long now) {
    return awaited > 0 && isLong(now);
  }

  /** Whether it is, or was when the last one left, much longer than the endpoint usually takes. */
  boolean isLong(long now) {
    long start = since;
    return start != NONE && now - start > MIN_NANOS && isLongerThanUsual(now - start);
  }

  private synchronized boolean isLongerThanUsual(long nanos) {
    return nanos > mean + PATIENCE * deviation;
  }

  /** Counts an attempt that failed in a long silence: how many they are in a row. */
  synchronized int oneMoreMissed() {
    return ++missed;
  }
}
