// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.concurrency;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.limit.LimitKey;
import dev.facet.server.plugin.limit.LimitKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much one caller may have in flight.
 *
 * @param key what tells callers apart: the first that the request has, the address where it has
 *     none; absent: ip
 * @param max the most requests at a time, event streams, downloads and WebSockets included
 */
public record ConcurrencyConfig(List<LimitKey> key, int max) {
  /** Sets defaults and guards. */
  public ConcurrencyConfig(@Nullable List<LimitKey> key, int max) {
    this.key = LimitKeys.of(key).inOrder();
    this.max = max;
    require(max >= 1, "max", max, "1 or more");
  }
}
