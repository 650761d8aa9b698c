// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.passthrough.choice.Target;
import dev.facet.passthrough.choice.WeightedTargets;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A service, the real client for it, and a relay in front, each on a port of its own. */
final class RelayFixture implements AutoCloseable {
  private final Vertx vertx;
  private final FakeUpstream upstream;
  private final URI url;
  private final UpstreamPool.Lease lease;
  private Relay relay;

  /** In front of a scripted service. */
  RelayFixture() throws TimeoutException {
    this(Vertx.vertx(), null);
  }

  /** In front of any service. */
  RelayFixture(Vertx vertx, @Nullable URI elsewhere) throws TimeoutException {
    this.vertx = vertx;
    this.upstream = FakeUpstream.start(vertx);
    this.url = elsewhere == null ? URI.create(upstream.url()) : elsewhere;
    this.lease = new VertxUpstreamPool(vertx).lease("test", config());
    this.relay = Relay.start(vertx, route(new PathRewrite.Keep(), false), peer -> false);
  }

  Vertx vertx() {
    return vertx;
  }

  FakeUpstream upstream() {
    return upstream;
  }

  /** A connection to the relay. */
  RawClient connect() throws IOException {
    return new RawClient(relay.port());
  }

  /** Sends one request without a body and reads the head of its response; headers end in \n. */
  RawClient.Head get(String target, String headers) throws IOException {
    try (RawClient client = connect()) {
      String lines = headers.replace("\n", "\r\n");
      client.send("GET " + target + " HTTP/1.1\r\nHost: shop.example\r\n" + lines + "\r\n");
      return client.head();
    }
  }

  /** Forwards in another way from now on. */
  void forward(PathRewrite rewrite, boolean preserveHost, Predicate<String> trusted)
      throws TimeoutException {
    relay.close();
    relay = Relay.start(vertx, route(rewrite, preserveHost), trusted);
  }

  PassthroughRoute route(PathRewrite rewrite, boolean preserveHost) {
    Target target = new Target(lease.client(), 1);
    return new PassthroughRoute(
        "test",
        new RequestRewrite(
            rewrite,
            QueryRewrite.KEEP,
            preserveHost ? new HostHeader.Client() : new HostHeader.Endpoint()),
        new Destinations(new WeightedTargets(List.of(target))));
  }

  @Override
  public void close() throws TimeoutException {
    relay.close();
    lease.close();
    upstream.close();
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  private UpstreamConfig config() {
    return ConfigBuilder.at(url.toString()).build();
  }
}
