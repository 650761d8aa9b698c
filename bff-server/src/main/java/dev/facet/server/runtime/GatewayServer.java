// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.admin.AdminListener;
import dev.facet.server.admin.Health;
import dev.facet.server.admin.MetricsPage;
import dev.facet.server.admin.ServicesPage;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.listener.Clocks;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.snapshot.CurrentSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a gateway: those for clients on every event loop, and the one for management.
 */
final class GatewayServer {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

  private final Vertx vertx;
  private final CurrentSnapshot current;
  private final Health health;
  private final GatewayCounts counts;
  private final Clocks clocks;
  private final Map<String, ClientListener> clients = new ConcurrentHashMap<>();
  private volatile String main = ListenersConfig.PUBLIC;
  private volatile @Nullable String management;
  private @Nullable Future<Void> closed;
  private final AtomicInteger managementPort = new AtomicInteger();

  /** A server that does not listen yet. */
  public GatewayServer(
      Vertx vertx, CurrentSnapshot current, Health health, GatewayCounts counts, Clocks clocks) {
    this.vertx = vertx;
    this.current = current;
    this.health = health;
    this.counts = counts;
    this.clocks = clocks;
  }

  /**
   * Listens.
   *
   * @param eventLoops how many share the port of each listener for clients
   * @param managementPorts management listens on the first of these that is free
   * @return fails where a port is taken; then nothing listens any more
   */
  public Future<Void> start(
      ListenersConfig listeners, int eventLoops, List<Integer> managementPorts) {
    main = listeners.mainName();
    Future<Void> opened = Future.succeededFuture();
    for (Map.Entry<String, ListenerConfig> entry : listeners.clients().entrySet()) {
      opened = opened.compose(_ -> open(entry.getKey(), entry.getValue(), eventLoops));
    }
    return opened
        .compose(_ -> manage(listeners.management(), managementPorts))
        .onSuccess(id -> management = id)
        .onSuccess(_ -> health.listening())
        .<Void>mapEmpty()
        .recover(failure -> close().transform(_ -> Future.failedFuture(failure)));
  }

  private Future<Void> open(String name, ListenerConfig config, int eventLoops) {
    ClientListener listener =
        new ClientListener(vertx, name, config, new HttpListener.Parts(current, counts, clocks));
    clients.put(name, listener);
    return listener.open(eventLoops);
  }

  private Future<String> manage(ManagementConfig config, List<Integer> ports) {
    ManagementConfig first =
        new ManagementConfig(ports.getFirst(), config.address(), config.token());
    return vertx
        .deployVerticle(
            new AdminListener(
                first,
                new AdminListener.Pages(
                    health,
                    new MetricsPage(current, counts),
                    new ServicesPage(current, clocks.time()),
                    current),
                clocks,
                managementPort::set))
        .recover(failure ->
            BindFailure.isTaken(failure) && ports.size() > 1
                ? manage(config, ports.subList(1, ports.size()))
                : BindFailure.of(failure, "management", config.address(), first.port()));
  }

  /**
   * Takes over certificates, and what else changed of TLS at listeners that speak it already.
   *
   * @param listeners as the file has them now
   * @return always succeeds, at once where nothing changed
   */
  public Future<Void> takeOver(ListenersConfig listeners) {
    Future<Void> done = Future.succeededFuture();
    for (Map.Entry<String, ListenerConfig> entry : listeners.clients().entrySet()) {
      ListenerTlsConfig tls = entry.getValue().tls();
      ClientListener open = clients.get(entry.getKey());
      if (open != null && tls != null) {
        done = done.compose(_ -> open.takeOver(tls).recover(fault -> notTaken(entry, fault)));
      }
    }
    return done;
  }

  private static Future<Void> notTaken(Map.Entry<String, ListenerConfig> listener, Throwable why) {
    LOG.error("listeners.{}.tls: cannot be taken over", listener.getKey(), why);
    return Future.succeededFuture();
  }

  /** How the gateway is. */
  public Health health() {
    return health;
  }

  /**
   * Serves on for a while; every response is the last one of its connection.
   *
   * @param pause how long
   */
  public Future<Void> drain(Duration pause) {
    clients.values().forEach(ClientListener::drain);
    return pause.toMillis() == 0
        ? Future.succeededFuture()
        : vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  /**
   * Stops listening; requests in flight are answered first. Management ends last. Called again it
   * is the same end.
   */
  public synchronized Future<Void> close() {
    if (closed == null) {
      List<Future<Void>> ends = clients.values().stream().map(ClientListener::close).toList();
      closed =
          Future.join(ends)
              .transform(
                  _ -> management == null ? Future.succeededFuture() : vertx.undeploy(management));
    }
    return closed;
  }

  /** The port of the main listener for clients. */
  public int port() {
    return port(main);
  }

  /** The port of a listener for clients; 0 where there is none of that name. */
  public int port(String name) {
    ClientListener listener = clients.get(name);
    return listener == null ? 0 : listener.port();
  }

  /** The management port. */
  public int managementPort() {
    return managementPort.get();
  }
}
