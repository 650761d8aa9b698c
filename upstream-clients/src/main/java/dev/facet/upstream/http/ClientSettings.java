// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.config.UpstreamConfig.EndpointConfig;
import dev.facet.upstream.config.UpstreamConfig.PoolConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http1ClientConfig;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP clients with our settings in place of Vert.x's defaults: HTTP/1.1 only, no upgrade to
 * HTTP/2, no pipelining, no decompression, a bounded queue, and time-outs.
 *
 * @param vertx for their connections
 * @param loops how many event loops share the connections of a service
 * @param trust the certificates an https service may have been signed with; null for those of the
 *     JVM
 */
record ClientSettings(Vertx vertx, int loops, @Nullable TrustOptions trust) {
  /** The endpoints of a service, with their clients. */
  Rotation rotation(UpstreamConfig config) {
    int weights = config.endpoints().stream().mapToInt(EndpointConfig::weight).sum();
    List<Endpoint> endpoints = new ArrayList<>();
    for (EndpointConfig endpoint : config.endpoints()) {
      int share = Math.multiplyExact(weights, loops);
      PoolOptions pool = pool(config.pool(), endpoint.weight(), share);
      endpoints.add(
          new Endpoint(endpoint, new LoopClients(vertx, loops, () -> client(config, pool))));
    }
    return new Rotation(endpoints);
  }

  private HttpClient client(UpstreamConfig config, PoolOptions pool) {
    return vertx
        .httpClientBuilder()
        .with(http(config))
        .with(tls(config.timeout().connect()))
        .with(pool)
        .withConnectHandler(LateClose::install)
        .build();
  }

  /** The part of a service's connections that one client for one endpoint may open. */
  private static PoolOptions pool(PoolConfig pool, int weight, int share) {
    return new PoolOptions()
        .setHttp1MaxSize(Math.ceilDiv(pool.max() * weight, share))
        .setMaxWaitQueueSize(Math.ceilDiv(pool.queue() * weight, share));
  }

  private static HttpClientConfig http(UpstreamConfig config) {
    // Vert.x counts whole seconds, and takes 0 for no limit.
    long idleSeconds = Math.max(1, Math.ceilDiv(config.pool().idle().toMillis(), 1_000L));
    HttpClientConfig http =
        new HttpClientConfig()
            .setVersions(HttpVersion.HTTP_1_1)
            .setHttp1Config(
                new Http1ClientConfig()
                    .setKeepAlive(true)
                    .setKeepAliveTimeout(Duration.ofSeconds(idleSeconds))
                    .setPipelining(false))
            .setDecompressionEnabled(false);
    http.setConnectTimeout(config.timeout().connect());
    return http;
  }

  private ClientSSLOptions tls(Duration handshake) {
    ClientSSLOptions tls =
        new ClientSSLOptions()
            .setHostnameVerificationAlgorithm("HTTPS")
            .setSslHandshakeTimeout(handshake.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    return trust == null ? tls : tls.setTrustOptions(trust);
  }
}
