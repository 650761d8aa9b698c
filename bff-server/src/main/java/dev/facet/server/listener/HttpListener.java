// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.HttpDate;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.HandshakeCounts;
import dev.facet.server.count.HandshakeFailure;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.tls.ServerTls;
import dev.facet.server.tunnel.LoopTunnels;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.VertxConnection;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One event loop's share of a listener for clients. */
public final class HttpListener extends VerticleBase {
  private static final long NO_TIMER = -1;

  private final Place place;
  private final RequestDispatcher dispatcher;
  private final OpenConnections connections;
  private final MemoryWatch memory;
  private final Parts parts;
  private final HandshakeCounts failed;
  private Settings settings;
  private long looking = NO_TIMER;
  private final Draining draining = new Draining();
  private final ProxyGate proxies;
  private final LoopTunnels tunnels;
  private final TunnelWatch tunnelWatch;
  private final String name;
  private final IntConsumer bound;
  private Optional<ServerSockets.Listened> socket = Optional.empty();
  private @Nullable HttpServer server;

  /** What requests and connections to come are served by. */
  private record Settings(
      ListenerConfig config, ClientLimits limits, Http1ServerConfig http1, Http2Acceptor http2) {}

  /**
   * What all listeners for clients work with.
   *
   * @param current what serves
   * @param counts what is counted of requests
   */
  public record Parts(CurrentSnapshot current, GatewayCounts counts, Clocks clocks) {}

  /**
   * Where and how to listen, the same for all event loops.
   *
   * @param network what the address is
   * @param options from {@link ListenerOptions}
   * @param socket what connections are accepted from
   */
  public record Place(
      SocketAddress address,
      InetAddress network,
      HttpServerOptions options,
      AcceptingSocket socket) {}

  /**
   * A listener.
   *
   * @param name of the listener in the file
   * @param bound told the port once it is listening
   */
  public HttpListener(
      String name, ListenerConfig config, Place place, Parts parts, IntConsumer bound) {
    this.name = name;
    this.place = place;
    this.tunnels = new LoopTunnels(parts.clocks().time()::millis);
    this.tunnelWatch = new TunnelWatch(tunnels, parts.current(), parts.clocks().nanoTime());
    this.dispatcher =
        new RequestDispatcher(
            parts,
            RequestDispatcher.Ingress.of(name, config, parts.counts()),
            new ResponseDefaults(new HttpDate(parts.clocks().time()), draining, tunnels));
    this.connections = new OpenConnections(parts.clocks().nanoTime());
    this.memory = new MemoryWatch(parts.clocks().nanoTime());
    this.parts = parts;
    this.failed = parts.counts().handshakes(name);
    this.proxies = new ProxyGate(parts.clocks().nanoTime());
    this.settings = settings(config);
    this.bound = bound;
  }

  @Override
  public Future<?> start() {
    look();
    server =
        vertx
            .createHttpServer(place.options())
            .connectionHandler(this::begin)
            .exceptionHandler(fault -> failed.failed(HandshakeFailure.of(fault)))
            .invalidRequestHandler(dispatcher::acceptUnread)
            .requestHandler(dispatcher::accept);
    return server
        .listen(place.address())
        .onSuccess(listening -> {
          bound.accept(listening.actualPort());
          socket = ServerSockets.at(vertx, place.network(), listening.actualPort());
          socket.ifPresent(place.socket()::set);
          limit(name, settings.config());
        });
  }

  private void limit(String listener, ListenerConfig config) {
    socket.ifPresent(open ->
        open.set(
            new AcceptGate.Terms(
                listener,
                config.limits().openConnections(),
                FirstBytes.of(config, parts),
                parts.counts().connections(listener))));
  }

  /**
   * Has handshakes to come find other certificates; open connections stay as they are. Safe for all
   * threads.
   *
   * @param tls from {@link ServerTls#options}
   */
  public Future<Void> takeOver(ServerSSLOptions tls) {
    return server == null ? Future.succeededFuture() : server.updateSSLOptions(tls).mapEmpty();
  }

  private void begin(HttpConnection opened) {
    place.socket().begun(((VertxConnection) opened).channel());
    ListenerConfig config = settings.config();
    if (config.proxyProtocol() && !proxies.admit(opened, config)) {
      return;
    }
    ClientConnection connection =
        RequestDecoder.guard(
            opened,
            settings.http1(),
            config.limits().headerCount(),
            settings.limits(),
            connections);
    if (config.http2()) {
      new ProtocolSwitch(opened, connection, connections, settings.http2()).decide();
    }
  }

  private Settings settings(ListenerConfig config) {
    ClientLimits limits = ClientLimits.of(config.timeouts());
    return new Settings(
        config,
        limits,
        ListenerOptions.plain(config).getHttp1Config(),
        new Http2Acceptor(dispatcher, config.limits(), limits, connections, parts));
  }

  private void look() {
    if (looking != NO_TIMER) {
      vertx.cancelTimer(looking);
    }
    connections.setPeriod(TimeUnit.MILLISECONDS.toNanos(settings.limits().periodMillis()));
    looking =
        vertx.setPeriodic(
            settings.limits().periodMillis(),
            _ -> {
              memory.look();
              connections.look();
              tunnelWatch.look();
            });
  }

  /**
   * Has other settings from now on, all but those that it was opened with: requests that arrive are
   * judged by them, and connections that open are decoded and waited for by them. Safe for all
   * threads.
   *
   * @param other name of the listener in the file
   */
  public void change(String other, ListenerConfig next) {
    context.runOnContext(_ -> {
      settings = settings(next);
      limit(other, next);
      dispatcher.setIngress(RequestDispatcher.Ingress.of(other, next, parts.counts()));
      look();
    });
  }

  /** Each response is the last one of its connection from now on. Safe for all threads. */
  public void drain() {
    draining.begin();
    context.runOnContext(_ -> connections.drain());
  }

  /**
   * Takes no new connections; requests in flight get their responses, those that take longer than
   * the time for them {@code SHUTTING_DOWN}.
   */
  @Override
  public Future<?> stop() {
    draining.begin();
    connections.drain(); // before Vert.x ends them
    if (server == null) {
      return Future.succeededFuture();
    }
    tunnels.stop();
    return new ListenerStop(
            vertx,
            connections,
            socket,
            parts.clocks().nanoTime(),
            settings.config().shutdown().grace().toMillis())
        .end(server);
  }
}
