// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before an endpoint is tried once more: at random up to 25 ms, to twice as long
 * each further time and to a second at most, so that what failed at the same time does not come
 * back at the same time; and as long as the endpoint itself asks for.
 */
public final class RetryDelay {
  private static final int BASE_MILLIS = 25;
  private static final int MAX_MILLIS = 1_000;
  private static final int MAX_DOUBLINGS = 6;

  private final DoubleSupplier random;
  private final InstantSource clock;

  /**
   * A delay.
   *
   * @param random numbers from 0 to below 1, for any thread
   * @param clock tells the date that Retry-After may be given in
   */
  public RetryDelay(DoubleSupplier random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * How long to wait, in milliseconds.
   *
   * @param retries how often the call was retried before
   * @param retryAfter the header of the response that is not taken; null for none
   */
  long millis(int retries, @Nullable String retryAfter) {
    int longest = Math.min(MAX_MILLIS, BASE_MILLIS << Math.min(retries, MAX_DOUBLINGS));
    long jitter = (long) (random.getAsDouble() * (longest + 1));
    return retryAfter == null
        ? jitter
        : Math.max(jitter, RetryAfter.millis(retryAfter, clock.instant()));
  }
}
