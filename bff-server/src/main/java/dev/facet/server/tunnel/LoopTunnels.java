// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The tunnels of one event loop of a listener, all of which are looked at from time to time: so
 * none needs a timer of its own. Confined to that event loop.
 */
public final class LoopTunnels {
  private final Set<Tunnel> open = new HashSet<>();
  private final LongSupplier millis;
  private boolean stopping;

  /**
   * None yet.
   *
   * @param millis the time of day, in milliseconds of the epoch
   */
  public LoopTunnels(LongSupplier millis) {
    this.millis = millis;
  }

  /** A tunnel whose sides are to be connected, the client's first. */
  public Tunnel open(Tunnel.Terms terms) {
    Tunnel tunnel = new Tunnel(terms, open::remove);
    open.add(tunnel);
    return tunnel;
  }

  /** Both sides of a tunnel are connected. */
  public void connected(Tunnel tunnel) {
    if (stopping) {
      tunnel.close(CloseCode.SHUTTING_DOWN);
    }
  }

  /**
   * Looks at all.
   *
   * @param elapsed since the last look, in nanoseconds
   */
  public void look(long elapsed) {
    if (open.isEmpty()) {
      return;
    }
    long now = millis.getAsLong();
    List.copyOf(open).forEach(tunnel -> tunnel.look(elapsed, now));
  }

  /** Closes all, and those that open from now on: the gateway stops. */
  public void stop() {
    stopping = true;
    List.copyOf(open).forEach(tunnel -> tunnel.close(CloseCode.SHUTTING_DOWN));
  }

  /**
   * Closes those whose routes have changed.
   *
   * @param kept whether there is such a route, as {@link Tunnel.Terms} names it
   */
  public void keep(Predicate<Object> kept) {
    Map<Object, Boolean> known = new HashMap<>();
    for (Tunnel tunnel : List.copyOf(open)) {
      if (!known.computeIfAbsent(tunnel.route(), kept::test)) {
        tunnel.close(CloseCode.ROUTE_CHANGED);
      }
    }
  }
}
