// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.config.PoolConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.endpoint.Balancer;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.endpoint.FoundEndpoint;
import dev.facet.upstream.endpoint.Outliers;
import dev.facet.upstream.endpoint.Shares;
import dev.facet.upstream.resilience.LoopTasks;
import dev.facet.upstream.tls.ServiceTls;
import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the HTTP side of a service's client, with our settings in place of Vert.x's defaults: no
 * upgrade to HTTP/2 in clear text, no decompression, and time-outs.
 *
 * @param vertx for connections and timers
 * @param loops how many event loops share the connections of a service
 * @param trust the authorities of services that name none themselves; null for those of the JVM
 * @param nanoTime the steady clock everything is measured with
 * @param names finds the addresses of endpoints
 * @param sources find endpoints that are not listed
 */
record ClientSettings(
    Vertx vertx,
    int loops,
    @Nullable TrustOptions trust,
    LongSupplier nanoTime,
    NameLookup names,
    EndpointSources sources) {
  /** Guards the number of event loops. */
  ClientSettings {
    require(loops >= 1, "loops", loops, "1 or more");
  }

  /** What opens the connections of a service; it does not pool them. */
  ConnectionOpener opener(UpstreamConfig config) {
    Duration connect = config.timeout().connect();
    ClientSSLOptions tls = ServiceTls.options(config.tls(), trust, connect);
    if (!config.protocol().equals(HttpProtocol.HTTP1)) {
      return new Http2Opener(vertx, connect, tls, byName(config));
    }
    HttpClientOptions http =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setKeepAlive(true)
            // What waits for a service without end, as streams of events do, hears that it is gone.
            .setTcpKeepAlive(true)
            .setPipelining(false)
            .setDecompressionSupported(false)
            .setForceSni(byName(config))
            .setConnectTimeout(Math.toIntExact(connect.toMillis()));
    return ConnectionOpener.ofHttp1(
        vertx
            .httpClientBuilder()
            .with(http)
            .with(tls)
            .with(new PoolOptions().setCleanerPeriod(0))
            .build());
  }

  /**
   * Closes what opened the connections of a service, and the connections. Vert.x forgets a client
   * as soon as its closing begins; reminded of it, it lets no event loop end before.
   */
  void close(ConnectionOpener opener) {
    Future<Void> closed = opener.close();
    CloseFuture end = ((VertxInternal) vertx).closeFuture();
    Closeable pending = completion -> closed.onComplete(completion);
    if (!closed.isComplete() && end.add(pending)) {
      closed.onComplete(done -> end.remove(pending));
    }
  }

  /** The event loop this is called on. */
  LoopTasks currentLoop() {
    return new VertxLoop(LoopPools.currentLoop((VertxInternal) vertx));
  }

  /**
   * The endpoints of a service, each with its connections and a breaker of its own; none yet where
   * they are discovered.
   */
  EndpointSet<HttpEndpoint> endpoints(
      UpstreamConfig config, ConnectionOpener opener, EndpointNotices notices) {
    return new EndpointSet<>(
        Balancer.of(
            config.balance(),
            new Shares(config.slowStart(), nanoTime),
            () -> ThreadLocalRandom.current().nextDouble()),
        new Outliers(config.outliers(), nanoTime, notices),
        config.endpoints().stream()
            .map(listed -> endpoint(config, FoundEndpoint.of(listed), opener, notices))
            .toList());
  }

  /** An endpoint of which nothing is known yet. */
  HttpEndpoint endpoint(
      UpstreamConfig config,
      FoundEndpoint endpoint,
      ConnectionOpener opener,
      EndpointNotices notices) {
    EndpointBreaker breaker =
        new EndpointBreaker(endpoint.id(), config.breaker(), nanoTime, notices);
    return new HttpEndpoint(endpoint, breaker, pools(config, endpoint, opener));
  }

  private LoopPools pools(UpstreamConfig config, FoundEndpoint endpoint, ConnectionOpener opener) {
    PoolConfig pool = config.pool();
    return new LoopPools(
        vertx,
        new EndpointAddress(
            endpoint,
            config.tls().serverName(),
            config.protocol(),
            opener,
            lookup(config),
            nanoTime),
        new LoopPool.Limits(pool.idle().toNanos(), pool.lifetime().toNanos()),
        nanoTime);
  }

  private NameLookup lookup(UpstreamConfig config) {
    return new BoundedLookup(vertx, names, config.timeout().connect());
  }

  /**
   * Whether services are told the name that they are called by, also where it has no dot. An
   * address is no name (RFC 6066, section 3).
   */
  private static boolean byName(UpstreamConfig config) {
    List<EndpointConfig> listed = config.endpoints();
    return config.tls().serverName() != null
        || (!listed.isEmpty()
            && listed.stream()
                .noneMatch(endpoint -> EndpointAddress.isLiteral(endpoint.url().getHost())));
  }
}
