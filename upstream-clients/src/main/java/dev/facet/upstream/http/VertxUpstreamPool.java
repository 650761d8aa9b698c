// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Clients on one Vert.x instance. Leases are taken and given back on any thread. */
public final class VertxUpstreamPool implements UpstreamPool {
  private final Vertx vertx;
  private final LongSupplier nanoTime;
  private final int eventLoops;
  private final @Nullable TrustOptions trust;
  private final Map<Key, Shared> clients = new HashMap<>();

  /**
   * A pool without clients.
   *
   * @param vertx runs all calls
   * @param nanoTime the clock that deadlines are in, such as {@link System#nanoTime}
   */
  public VertxUpstreamPool(Vertx vertx, LongSupplier nanoTime) {
    this(vertx, nanoTime, null);
  }

  VertxUpstreamPool(Vertx vertx, LongSupplier nanoTime, @Nullable TrustOptions trust) {
    this.vertx = vertx;
    this.nanoTime = nanoTime;
    this.eventLoops = Runtime.getRuntime().availableProcessors();
    this.trust = trust;
  }

  @Override
  public synchronized Lease lease(String service, UpstreamConfig config) {
    Key key = new Key(service, config);
    Shared shared = clients.computeIfAbsent(key, absent -> new Shared(client(service, config)));
    shared.leases++;
    return new OneLease(key, shared.client);
  }

  private VertxUpstreamClient client(String name, UpstreamConfig config) {
    return new VertxUpstreamClient(
        vertx,
        new Service(
            name,
            config,
            new EndpointRotation(config.endpoints().stream().map(Endpoint::of).toList()),
            new RequestHeaders(config),
            new EventLoopClients(vertx, config, eventLoops, trust),
            new Failures(name),
            nanoTime));
  }

  private synchronized void giveBack(Key key) {
    Shared shared = clients.get(key);
    if (shared != null && --shared.leases == 0) {
      clients.remove(key);
      shared.client.close();
    }
  }

  private record Key(String service, UpstreamConfig config) {}

  private static final class Shared {
    private final VertxUpstreamClient client;
    private int leases;

    private Shared(VertxUpstreamClient client) {
      this.client = client;
    }
  }

  private final class OneLease implements Lease {
    private final Key key;
    private final UpstreamClient client;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OneLease(Key key, UpstreamClient client) {
      this.key = key;
      this.client = client;
    }

    @Override
    public UpstreamClient client() {
      return client;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        giveBack(key);
      }
    }
  }
}
