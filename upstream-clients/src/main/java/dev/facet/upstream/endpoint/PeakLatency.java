// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.concurrent.TimeUnit;

/**
 * How long an endpoint lately took: a longer time counts at once, shorter ones bring it down by and
 * by, and what is not heard of for long is forgotten by and by. Usable from any thread.
 */
final class PeakLatency {
  private static final double DECAY_NANOS = (double) TimeUnit.SECONDS.toNanos(10);

  private double nanos;
  private long at;
  private boolean known;

  /** An attempt took so long, in nanoseconds. */
  synchronized void took(long taken, long now) {
    if (!known || taken > nanos) {
      nanos = Math.max((double) taken, nanos(now));
    } else {
      double old = weight(now);
      nanos = nanos * old + taken * (1 - old);
    }
    at = now;
    known = true;
  }

  /** An attempt would have taken at least so long: that it ended sooner makes nothing faster. */
  synchronized void tookAtLeast(long taken, long now) {
    if (taken > nanos * weight(now)) {
      nanos = taken;
      at = now;
    }
  }

  /** In nanoseconds, now; where it is not {@link #known} it may be longer. */
  synchronized double nanos(long now) {
    return nanos * weight(now);
  }

  /** Whether any attempt has ended well. */
  synchronized boolean known() {
    return known;
  }

  /** Begins anew. */
  synchronized void forget() {
    nanos = 0;
    known = false;
  }

  private double weight(long now) {
    return Math.exp(-Math.max(0, now - at) / DECAY_NANOS);
  }
}
