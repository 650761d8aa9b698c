// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.admin.AdminListener;
import dev.facet.server.admin.Health;
import dev.facet.server.admin.MetricsPage;
import dev.facet.server.admin.ServicesPage;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.listener.Clocks;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.snapshot.CurrentSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a gateway: those for clients on every event loop, and the one for management.
 */
final class GatewayServer {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

  private final Vertx vertx;
  private final Health health;
  private final ClientListeners clients;
  private final ManagementListener management;
  private volatile ListenersConfig inForce = new ListenersConfig(null, null);
  private volatile Preparation preparation = new Preparation();
  private @Nullable Future<Void> closed;

  /**
   * A server that does not listen yet.
   *
   * @param eventLoops how many share the port of each listener for clients
   */
  GatewayServer(Vertx vertx, HttpListener.Parts parts, Health health, int eventLoops) {
    CurrentSnapshot current = parts.current();
    GatewayCounts counts = parts.counts();
    Clocks clocks = parts.clocks();
    this.vertx = vertx;
    this.health = health;
    this.clients = new ClientListeners(vertx, parts, eventLoops, health);
    this.management =
        new ManagementListener(
            vertx,
            new AdminListener.Pages(
                health,
                new MetricsPage(current, counts, clocks.time()),
                new ServicesPage(current, clocks.time()),
                current),
            clocks);
  }

  /**
   * Listens.
   *
   * @param managementPorts management listens on the first of these that is free
   * @return fails where a port is taken; then nothing listens any more
   */
  Future<Void> start(ListenersConfig listeners, List<Integer> managementPorts) {
    return prepare(listeners, managementPorts)
        .compose(_ -> adopt(listeners))
        .onSuccess(_ -> health.listening())
        .recover(failure -> close().transform(_ -> Future.failedFuture(failure)));
  }

  /**
   * Opens what is to listen beside what listens.
   *
   * @return fails where that cannot be, or was given up by {@link #discard}; what was opened is
   *     closed again then
   */
  Future<Void> prepare(ListenersConfig listeners, List<Integer> managementPorts) {
    Preparation begun = new Preparation();
    preparation = begun;
    return management
        .prepare(listeners.management(), managementPorts, begun)
        // Last: others may give way to it.
        .compose(_ -> begun.step(() -> clients.prepare(listeners.clients(), begun)))
        .recover(failure ->
            (begun.isGivenUp() ? Future.<Void>succeededFuture() : discard())
                .transform(_ -> Future.failedFuture(failure)));
  }

  /** Closes what was opened last and does not serve; what is not open yet is not opened. */
  Future<Void> discard() {
    preparation.giveUp();
    return clients.discard().transform(_ -> management.discard());
  }

  /**
   * What was opened serves; what is no longer named is drained, the rest has its settings.
   *
   * @return when these are in force
   */
  Future<Void> adopt(ListenersConfig listeners) {
    inForce = listeners;
    warnOfDescriptors(listeners.connections(), ListenersConfig.possibleConnections());
    management.adopt(listeners.management());
    return clients.adopt(listeners.clients());
  }

  /** A limit that is never reached protects nothing. */
  static void warnOfDescriptors(long connections, long possible) {
    if (possible > 0 && connections > possible) {
      LOG.warn(
          "listeners: {} connections may be open together, and the process has file descriptors for"
              + " {}, of which services need some too: raise its limit (ulimit -n, LimitNOFILE), or"
              + " lower limits.connections of listeners",
          connections,
          possible);
    }
  }

  /** What the listeners are by now. */
  ListenersConfig inForce() {
    return inForce;
  }

  /** Serves on for the pause of the file; every response is the last one of its connection. */
  Future<Void> drain() {
    clients.drain();
    long pause = inForce.pause().toMillis();
    return pause == 0
        ? Future.succeededFuture()
        : vertx.timer(pause, TimeUnit.MILLISECONDS).mapEmpty();
  }

  /**
   * Stops listening; requests in flight are answered first. Management ends last. Called again it
   * is the same end.
   */
  synchronized Future<Void> close() {
    if (closed == null) {
      closed = clients.close().transform(_ -> management.close());
    }
    return closed;
  }

  /** The port of the main listener for clients. */
  int port() {
    return port(inForce.mainName());
  }

  /** The port of a listener for clients; 0 where there is none of that name. */
  int port(String name) {
    return clients.port(name);
  }

  /** The management port. */
  int managementPort() {
    return management.port();
  }
}
