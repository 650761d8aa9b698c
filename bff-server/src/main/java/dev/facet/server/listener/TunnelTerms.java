// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Principal;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.server.tunnel.Tunnel;
import org.jspecify.annotations.Nullable;

/** What a tunnel keeps to, of what is known when its handshake is over. */
final class TunnelTerms {
  private TunnelTerms() {}

  static Tunnel.Terms of(Exchange exchange, GatewayResponse.Body.Upgraded upgraded, Route route) {
    return new Tunnel.Terms(
        route.identity(), upgraded.idle(), expiry(exchange.principal()), upgraded.over());
  }

  /** Whether a route is there of which a tunnel was opened. */
  static boolean isKept(Object identity, Snapshot snapshot) {
    return identity instanceof Route.Identity known
        && snapshot.route(known.id()).map(Route::identity).filter(known::equals).isPresent();
  }

  private static long expiry(@Nullable Principal principal) {
    return principal == null ? Long.MAX_VALUE : principal.expiresAt();
  }
}
