// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.listener.AcceptingSocket;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.listener.ListenerOptions;
import dev.facet.server.tls.ServerTls;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SocketAddressImpl;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener for clients, on every event loop. */
final class ClientListener {
  private static final AtomicInteger OPENINGS = new AtomicInteger();

  private static final Logger LOG = LoggerFactory.getLogger(ClientListener.class);

  private final Vertx vertx;
  private final String name;
  private final HttpListener.Parts parts;
  private final List<HttpListener> shares = new CopyOnWriteArrayList<>();
  private final AtomicInteger port = new AtomicInteger();
  private final AcceptingSocket socket = new AcceptingSocket();
  private volatile ListenerConfig config;
  private volatile Future<String> deployment = Future.failedFuture("not opened");
  private @Nullable Future<Void> closed;

  /**
   * A listener that is not open yet.
   *
   * @param name its name in the file
   */
  ClientListener(Vertx vertx, String name, ListenerConfig config, HttpListener.Parts parts) {
    this.vertx = vertx;
    this.name = name;
    this.config = config;
    this.parts = parts;
  }

  /**
   * Listens; may be tried again where it failed.
   *
   * @param eventLoops how many share the port
   * @return fails with {@link java.net.BindException} or {@link java.net.UnknownHostException}
   *     where it cannot, and otherwise where it was closed
   */
  synchronized Future<Void> open(int eventLoops) {
    if (closed != null) {
      return Future.failedFuture("closed");
    }
    shares.clear(); // of a try that failed
    ListenerConfig wanted = config;
    deployment =
        vertx
            .executeBlocking(() -> InetAddress.getByName(wanted.address()))
            .map(address -> place(wanted, address))
            .compose(place ->
                vertx.deployVerticle(
                    () -> share(place), new DeploymentOptions().setInstances(eventLoops)));
    return deployment
        .<Void>mapEmpty()
        .recover(failure -> BindFailure.of(failure, name, wanted.address(), wanted.port()));
  }

  /**
   * Vert.x has servers of one host and port share a socket, and what it was opened with: only the
   * event loops of one opening may do so, for which the host has a name of its own here.
   */
  private HttpListener.Place place(ListenerConfig wanted, InetAddress address) {
    int opening = OPENINGS.incrementAndGet();
    SocketAddress place =
        wanted.port() == 0
            ? SocketAddress.sharedRandomPort(opening, wanted.address())
            : new SocketAddressImpl("opening-" + opening, wanted.port(), address);
    return new HttpListener.Place(place, address, ListenerOptions.of(wanted), socket);
  }

  private HttpListener share(HttpListener.Place place) {
    HttpListener share = new HttpListener(name, config, place, parts, port::set);
    shares.add(share);
    return share;
  }

  /**
   * Takes over what changed of TLS, for handshakes to come.
   *
   * @return fails where it cannot be used; then what was there before is shown on
   */
  private Future<Void> takeOver(ListenerTlsConfig tls) {
    ServerSSLOptions options = ServerTls.options(tls);
    return Future.join(shares.stream().map(share -> share.takeOver(options)).toList()).mapEmpty();
  }

  /** Its settings. */
  ListenerConfig config() {
    return config;
  }

  /** Whether it can have other settings without being opened anew. */
  boolean isOpenedAs(ListenerConfig other) {
    return config.isOpenedAs(other);
  }

  /**
   * Has another name and other settings from now on.
   *
   * @param next that it need not be opened anew for
   * @return always succeeds, when that is in force; certificates that cannot be shown leave those
   *     before in force
   */
  Future<Void> change(String otherName, ListenerConfig next) {
    ListenerTlsConfig tls = next.tls();
    boolean same = Objects.equals(config.tls(), tls);
    config = next;
    shares.forEach(share -> share.change(otherName, next));
    return same || tls == null
        ? Future.succeededFuture()
        : takeOver(tls)
            .onFailure(
                fault -> LOG.error("listeners.{}.tls: cannot be taken over", otherName, fault))
            .otherwiseEmpty();
  }

  /** Where it listens; 0 before it does. */
  int port() {
    return port.get();
  }

  /** Each response is the last one of its connection from now on. */
  void drain() {
    shares.forEach(HttpListener::drain);
  }

  /** Whether it listens. */
  boolean isListening() {
    return deployment.succeeded() && closed() == null;
  }

  private synchronized @Nullable Future<Void> closed() {
    return closed;
  }

  /**
   * Takes no new connections; ends when requests in flight have their responses. Where it is being
   * opened it is closed as soon as it is open.
   */
  synchronized Future<Void> close() {
    if (closed == null) {
      closed =
          deployment.transform((id, failure) ->
              failure == null
                  ? stopListening().transform(_ -> vertx.undeploy(id))
                  : Future.succeededFuture());
    }
    return closed;
  }

  /** Takes no new connections; ends when the port is free. */
  Future<Void> stopListening() {
    return socket.close();
  }
}
