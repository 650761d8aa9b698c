// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.config.HedgeConfig;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.RetryConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * How the calls of a service are retried.
 *
 * @param policy what is retried
 * @param budget how much of it
 * @param delay how soon
 * @param timers wait
 * @param counter counts it
 * @param hedging when there are two attempts at a time
 */
public record Retrying(
    RetryPolicy policy,
    ExtraAttempts budget,
    RetryDelay delay,
    Timers timers,
    RetryCounter counter,
    Hedging hedging) {
  /**
   * What the configuration of a service says.
   *
   * @param nanoTime the steady clock of its calls
   */
  public static Retrying of(
      UpstreamConfig config, LongSupplier nanoTime, Timers timers, RetryCounter counter) {
    RetryConfig retry = config.retry();
    HedgeConfig hedge = config.hedge();
    long now = nanoTime.getAsLong();
    return new Retrying(
        RetryPolicy.of(config),
        new ExtraAttempts(
            retry == null ? RetryConfig.ABSENT.budget() : retry.budget(),
            hedge == null ? new Percentage(0) : hedge.budget(),
            now),
        new RetryDelay(() -> ThreadLocalRandom.current().nextDouble(), InstantSource.system()),
        timers,
        counter,
        Hedging.of(hedge, now));
  }
}
