// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of one service: one with its own connections for each event loop that calls, so
 * that a call never changes threads.
 */
final class EventLoopClients {
  private static final Duration DRAIN = Duration.ofMinutes(1);
  private static final int MAX_HEADERS = 64 << 10;
  private static final int MAX_INITIAL_LINE = 8 << 10;
  private static final int MAX_CHUNK = 64 << 10;

  private final Vertx vertx;
  private final HttpClientOptions options;
  private final PoolOptions poolOptions;
  private final ConcurrentHashMap<EventLoop, HttpClientAgent> clients = new ConcurrentHashMap<>();

  EventLoopClients(
      Vertx vertx, UpstreamConfig config, int eventLoops, @Nullable TrustOptions trust) {
    this.vertx = vertx;
    this.options = optionsOf(config, trust);
    this.poolOptions =
        new PoolOptions()
            .setHttp1MaxSize(Math.ceilDiv(config.pool().max(), eventLoops))
            .setMaxWaitQueueSize(config.pool().queue());
  }

  /** The client of an event loop; to be asked for on that loop only. */
  HttpClient of(EventLoop eventLoop) {
    HttpClient known = clients.get(eventLoop);
    return known == null ? clients.computeIfAbsent(eventLoop, loop -> build()) : known;
  }

  /** Takes no new calls; those in flight may end within a minute. */
  void close() {
    clients.values().forEach(client -> client.shutdown(DRAIN));
  }

  private HttpClientAgent build() {
    return vertx.httpClientBuilder().with(options).with(poolOptions).build();
  }

  private static HttpClientOptions optionsOf(UpstreamConfig config, @Nullable TrustOptions trust) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setAlpnVersions(List.of(HttpVersion.HTTP_1_1))
            .setHttp2ClearTextUpgrade(false)
            .setPipelining(false)
            .setKeepAlive(true)
            .setKeepAliveTimeout(wholeSeconds(config.pool().idle()))
            .setConnectTimeout(millis(config.timeout().connect()))
            .setTcpNoDelay(true)
            .setDecompressionSupported(false)
            .setMaxHeaderSize(MAX_HEADERS)
            .setMaxInitialLineLength(MAX_INITIAL_LINE)
            .setMaxChunkSize(MAX_CHUNK)
            .setVerifyHost(true);
    return trust == null ? options : options.setTrustOptions(trust);
  }

  // Zero would mean: for ever.
  private static int wholeSeconds(Duration idle) {
    return Math.clamp(idle.plusMillis(999).toSeconds(), 1, Integer.MAX_VALUE);
  }

  private static int millis(Duration duration) {
    return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
  }
}
