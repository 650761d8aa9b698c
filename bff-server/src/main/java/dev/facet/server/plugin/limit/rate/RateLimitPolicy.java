// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.limit.LimitKeys;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Decides whether a request may pass, by the permits of its caller. Shared by all event loops. */
final class RateLimitPolicy {
  private final LimitKeys keys;
  private final List<Limit> limits;
  private final LongSupplier nanoTime;
  private final Cache<String, Buckets> buckets;

  RateLimitPolicy(RateLimitConfig config, LongSupplier nanoTime) {
    this.keys = LimitKeys.of(config.key());
    this.limits = config.limits();
    this.nanoTime = nanoTime;
    // After the longest window every bucket is full, as a new one is.
    Duration longest = Collections.max(limits.stream().map(Limit::window).toList());
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(config.maxKeys())
            .expireAfterAccess(longest)
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  List<Limit> limits() {
    return limits;
  }

  /**
   * Draws for one request.
   *
   * @param cost how many permits it takes
   */
  Verdict judge(Exchange exchange, long cost) {
    long now = nanoTime.getAsLong();
    return buckets
        .get(keys.callerOf(exchange), _ -> new Buckets(limits.size(), now))
        .draw(limits, now, cost);
  }
}
