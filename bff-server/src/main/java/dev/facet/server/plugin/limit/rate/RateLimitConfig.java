// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.limit.LimitKey;
import dev.facet.server.plugin.limit.LimitKeys;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often one caller may come.
 *
 * @param key what tells callers apart: the first that the request has, the address where it has
 *     none; absent: ip
 * @param limits a request must have a permit of each
 * @param maxKeys the most callers remembered; the least seen of more are forgotten, and start with
 *     full buckets when they come again; absent: 100,000
 */
public record RateLimitConfig(List<LimitKey> key, List<Limit> limits, Integer maxKeys) {
  /** Sets defaults and guards. */
  public RateLimitConfig(
      @Nullable List<LimitKey> key, List<Limit> limits, @Nullable Integer maxKeys) {
    this.key = LimitKeys.of(key).inOrder();
    this.limits = List.copyOf(limits);
    this.maxKeys = maxKeys == null ? 100_000 : maxKeys;
    require(!this.limits.isEmpty(), "limits", "none", "1 or more");
    require(
        new HashSet<>(this.limits).size() == this.limits.size(),
        "limits",
        this.limits,
        "each limit once");
    requireFelt(this.limits);
    require(this.maxKeys >= 1, "maxKeys", this.maxKeys, "1 or more");
  }

  private static void requireFelt(List<Limit> limits) {
    for (Limit limit : limits) {
      for (Limit other : limits) {
        require(
            limit.equals(other) || !other.keeps(limit),
            "limits",
            limit,
            "fewer than " + other + " lets through");
      }
    }
  }
}
