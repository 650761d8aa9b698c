// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.server.plugin.Exchange;
import dev.facet.upstream.Sha256;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Decides whether a request may pass, by the permits of its caller. Shared by all event loops. */
final class RateLimitPolicy {
  private static final int MAX_KEY_LENGTH = 128;
  private static final LimitKey ADDRESS = new LimitKey.Ip();

  private final List<LimitKey> keys;
  private final List<Limit> limits;
  private final LongSupplier nanoTime;
  private final Cache<String, Buckets> buckets;

  RateLimitPolicy(RateLimitConfig config, LongSupplier nanoTime) {
    this.keys = config.key();
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
        .get(keyOf(exchange), _ -> new Buckets(limits.size(), now))
        .draw(limits, now, cost);
  }

  private String keyOf(Exchange exchange) {
    for (LimitKey key : keys) {
      String value = key.of(exchange);
      if (value != null && !value.isEmpty()) {
        // The kind goes along: no header can spell another principal's subject.
        return key + "=" + shortened(value);
      }
    }
    return ADDRESS + "=" + ADDRESS.of(exchange);
  }

  // Long values would let a client fill the memory that maxKeys is meant to bound.
  private static String shortened(String value) {
    return value.length() <= MAX_KEY_LENGTH ? value : Sha256.hex(value);
  }
}
