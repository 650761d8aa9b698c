// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import org.jspecify.annotations.Nullable;

/**
 * Calls at a time.
 *
 * @param max the most calls in flight, streams and those that wait left out; absent: as many as the
 *     pool has connections
 * @param adaptive whether fewer are sent while responses take longer than they did; absent: no
 */
public record BulkheadConfig(@Nullable Integer max, Boolean adaptive) {
  /** What an absent bulkhead means. */
  public static final BulkheadConfig DEFAULT = new BulkheadConfig(null, null);

  /** Sets defaults and guards. */
  public BulkheadConfig(@Nullable Integer max, @Nullable Boolean adaptive) {
    require(max == null || max >= 1, "max", max, "1 or more");
    this.max = max;
    this.adaptive = adaptive != null && adaptive;
  }
}
