// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.admin.AdminListener;
import dev.facet.server.admin.Health;
import dev.facet.server.admin.MetricsPage;
import dev.facet.server.admin.ServicesPage;
import dev.facet.server.config.ListenersConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.listener.Clocks;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.upstream.http.NetworkFault;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The listeners of a gateway: the public one on every event loop, and the one for management. */
final class GatewayServer {
  private static final AtomicInteger FREE_PORTS = new AtomicInteger();

  private final Vertx vertx;
  private final CurrentSnapshot current;
  private final Health health;
  private final GatewayCounts counts;
  private final Clocks clocks;
  private final List<String> deployments = new CopyOnWriteArrayList<>();
  private final List<HttpListener> open = new CopyOnWriteArrayList<>();
  private @Nullable Future<Void> closed;
  private final AtomicInteger port = new AtomicInteger();
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
   * @param eventLoops how many share the public port
   * @param managementPorts management listens on the first of these that is free
   * @return fails where a port is taken; then nothing listens any more
   */
  public Future<Void> start(
      ListenersConfig listeners, int eventLoops, List<Integer> managementPorts) {
    SocketAddress address = address(listeners.open());
    return vertx
        .deployVerticle(
            () -> listener(listeners.open(), address),
            new DeploymentOptions().setInstances(eventLoops))
        .recover(failure ->
            taken(failure, "public", listeners.open().address(), listeners.open().port()))
        .onSuccess(deployments::add)
        .compose(_ -> manage(listeners.management(), managementPorts))
        .onSuccess(deployments::add)
        .onSuccess(_ -> health.listening())
        .<Void>mapEmpty()
        .recover(failure -> close().transform(_ -> Future.failedFuture(failure)));
  }

  private HttpListener listener(ListenersConfig.PublicConfig config, SocketAddress address) {
    HttpListener listener = new HttpListener(config, address, current, counts, clocks, port::set);
    open.add(listener);
    return listener;
  }

  private Future<String> manage(ListenersConfig.ManagementConfig config, List<Integer> ports) {
    ListenersConfig.ManagementConfig first =
        new ListenersConfig.ManagementConfig(ports.getFirst(), config.address(), config.token());
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
            isTaken(failure) && ports.size() > 1
                ? manage(config, ports.subList(1, ports.size()))
                : taken(failure, "management", config.address(), first.port()));
  }

  /** A native transport has no exception of its own for addresses that cannot be listened on. */
  private static boolean isTaken(Throwable failure) {
    return failure instanceof IOException && !(failure instanceof UnknownHostException);
  }

  /** The failure to listen, which by itself says neither where nor for which listener. */
  private static Future<String> taken(
      Throwable failure, String listener, String address, int port) {
    if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
      // The name may come from a variable, so that it is not told.
      return Future.failedFuture(new UnknownHostException("listeners." + listener + ".address"));
    }
    if (!isTaken(failure)) {
      return Future.failedFuture(failure);
    }
    String said = NetworkFault.system(String.valueOf(failure.getMessage()));
    BindException named = new BindException(address + ":" + port + ", " + said);
    named.initCause(failure);
    return Future.failedFuture(named);
  }

  /**
   * Serves on for a while; every response is the last one of its connection.
   *
   * @param pause how long
   */
  public Future<Void> drain(Duration pause) {
    open.forEach(HttpListener::drain);
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
      closed = Future.succeededFuture();
      for (String id : deployments) {
        closed = closed.transform(_ -> vertx.undeploy(id));
      }
    }
    return closed;
  }

  /** Where all event loops listen together; a free port is agreed on by a number of its own. */
  private static SocketAddress address(ListenersConfig.PublicConfig config) {
    return config.port() == 0
        ? SocketAddress.sharedRandomPort(FREE_PORTS.incrementAndGet(), config.address())
        : SocketAddress.inetSocketAddress(config.port(), config.address());
  }

  /** The public port. */
  public int port() {
    return port.get();
  }

  /** The management port. */
  public int managementPort() {
    return managementPort.get();
  }
}
