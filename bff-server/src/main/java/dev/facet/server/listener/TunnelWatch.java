// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.server.tunnel.LoopTunnels;
import java.util.function.LongSupplier;

/**
 * Looks from time to time at the tunnels of an event loop: at those whose time is over, and, after
 * a reload, at those whose routes it has changed. Confined to that event loop.
 */
final class TunnelWatch {
  private final LoopTunnels tunnels;
  private final CurrentSnapshot current;
  private final LongSupplier nanoTime;
  private Snapshot seen;
  private long last;

  TunnelWatch(LoopTunnels tunnels, CurrentSnapshot current, LongSupplier nanoTime) {
    this.tunnels = tunnels;
    this.current = current;
    this.nanoTime = nanoTime;
    this.seen = current.look();
    this.last = nanoTime.getAsLong();
  }

  @SuppressWarnings("ReferenceEquality") // another snapshot is another reading of the files
  void look() {
    long now = nanoTime.getAsLong();
    long elapsed = now - last;
    last = now;
    Snapshot serving = current.look();
    if (serving != seen) {
      seen = serving;
      tunnels.keep(identity -> TunnelTerms.isKept(identity, serving));
    }
    tunnels.look(elapsed);
  }
}
