// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.admin.Health;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.listener.Clocks;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.CurrentSnapshot;
import io.vertx.core.Vertx;

/** Servers of tests that are about their ports: they have nothing to serve. */
final class IdleServer {
  private IdleServer() {}

  static GatewayServer of(Vertx vertx, int eventLoops) {
    return new GatewayServer(
        vertx,
        new HttpListener.Parts(
            new CurrentSnapshot(new BrokenSnapshot("nothing", "facet")),
            new GatewayCounts(),
            Clocks.system()),
        new Health(),
        eventLoops);
  }
}
