// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much of a service's attempts each endpoint gets: as its weight says, and less while it is new
 * or has come back, where that is configured. Usable from any thread.
 */
public final class Shares {
  /** What it begins with; of nothing at all it would never learn. */
  private static final double MIN_SHARE = 0.1;

  private final long slowNanos;
  private final LongSupplier nanoTime;

  /**
   * The shares of a service's endpoints.
   *
   * @param slowStart how long one works up to its weight; null for at once
   * @param nanoTime a steady clock
   */
  public Shares(@Nullable Duration slowStart, LongSupplier nanoTime) {
    this.slowNanos = slowStart == null ? 0 : slowStart.toNanos();
    this.nanoTime = nanoTime;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** The weight of an endpoint now. */
  double of(ServiceEndpoint endpoint) {
    if (slowNanos == 0 || !endpoint.standing().isNew()) {
      return endpoint.weight();
    }
    double done = (double) endpoint.standing().newFor(now()) / slowNanos;
    if (done >= 1) {
      endpoint.standing().settle();
    }
    return endpoint.weight() * Math.clamp(done, MIN_SHARE, 1);
  }

  /** The sum of all weights. */
  double sum(List<? extends ServiceEndpoint> endpoints) {
    double sum = 0;
    for (int i = 0; i < endpoints.size(); i++) {
      sum += of(endpoints.get(i));
    }
    return sum;
  }
}
