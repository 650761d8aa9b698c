// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import org.jspecify.annotations.Nullable;

/**
 * What the caches of a route's services mean to it.
 *
 * @param honour whether they may respond, and keep what comes of the route; absent: yes
 */
public record RouteCacheConfig(Boolean honour) {
  /** Sets the default. */
  public RouteCacheConfig(@Nullable Boolean honour) {
    this.honour = honour == null || honour;
  }
}
