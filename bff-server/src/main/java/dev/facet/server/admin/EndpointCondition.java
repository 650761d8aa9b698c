// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.upstream.EndpointState;
import dev.facet.upstream.UpstreamState.Breaker;
import java.util.Locale;

/** What an endpoint is; the first one that applies. */
enum EndpointCondition {
  /** It is gone, and ends what it has. */
  DRAINING,
  /** Its active checks fail. */
  UNHEALTHY,
  /** It is left out for a while. */
  EJECTED,
  /** Its circuit breaker lets nothing by. */
  OPEN,
  /** A probe decides. */
  HALF_OPEN,
  /** It works up to its share. */
  SLOW_START,
  /** It has its share. */
  USED;

  static EndpointCondition of(EndpointState endpoint) {
    if (endpoint.draining()) {
      return DRAINING;
    }
    if (!endpoint.healthy()) {
      return UNHEALTHY;
    }
    if (endpoint.ejected()) {
      return EJECTED;
    }
    if (endpoint.breaker() != Breaker.CLOSED) {
      return endpoint.breaker() == Breaker.OPEN ? OPEN : HALF_OPEN;
    }
    return endpoint.slowStart() ? SLOW_START : USED;
  }

  /** As pages have it. */
  String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
