// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.cache.CacheTags;
import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.store.DecidingSettings;
import dev.facet.upstream.store.SharedStores;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the clients of services. Usable from any thread, but best not from a verticle: Vert.x
 * would close the connections with it.
 */
public final class VertxUpstreamPool implements UpstreamPool {
  private final ClientSettings settings;
  private final Map<Key, Shared> clients = new HashMap<>();

  /** By service, so that a client with another configuration counts on. */
  private final Map<String, CallCounts> counts = new HashMap<>();

  /** Of what all clients keep, since what one service changes may be kept of another. */
  private final CacheTags tags = new CacheTags();

  private final SharedStores stores;

  private record Key(String service, UpstreamConfig config, @Nullable RedisConfig redis) {}

  private static final class Shared {
    private final VertxUpstreamClient client;
    private final UpstreamClient first;
    private final SharedStores.Lease store;
    private int leases;

    private Shared(VertxUpstreamClient client, SharedStores.Lease store) {
      this.client = client;
      this.store = store;
      this.first = client.first();
    }
  }

  /** A pool whose connections are shared out among all event loops, without discovery. */
  public VertxUpstreamPool(Vertx vertx) {
    this(vertx, eventLoops(vertx));
  }

  /**
   * A pool whose connections are shared out among all event loops.
   *
   * @param sources find endpoints that are not listed
   * @param stores what replicas share
   */
  public VertxUpstreamPool(Vertx vertx, EndpointSources sources, SharedStores stores) {
    this(settings(vertx, eventLoops(vertx), sources), stores);
  }

  /**
   * A pool whose connections are shared out among some event loops, without discovery.
   *
   * @param loops how many event loops make calls, 1 or more
   */
  public VertxUpstreamPool(Vertx vertx, int loops) {
    this(settings(vertx, loops, EndpointSources.NONE), SharedStores.NONE);
  }

  VertxUpstreamPool(ClientSettings settings, SharedStores stores) {
    this.settings = settings;
    this.stores = stores;
  }

  @Override
  public Lease lease(String service, UpstreamConfig config) {
    return lease(service, config, null);
  }

  @Override
  public synchronized Lease lease(
      String service, UpstreamConfig config, @Nullable RedisConfig redis) {
    Key key = new Key(service, config, config.cache().store() == null ? null : redis);
    Shared shared = clients.computeIfAbsent(key, this::open);
    shared.leases++;
    return new CountedLease(key, shared);
  }

  /** What each client is doing, those no longer leased left out. */
  public synchronized List<UpstreamState> states() {
    return clients.values().stream().map(shared -> shared.client.state()).toList();
  }

  private Shared open(Key key) {
    CallCounts counted = counts.computeIfAbsent(key.service(), _ -> new CallCounts());
    SharedStores.Lease store =
        key.redis() == null ? SharedStores.UNUSED : stores.lease(key.redis());
    String deciding =
        key.redis() == null ? "" : DecidingSettings.digest(key.service(), key.config());
    KeptBeside beside = new KeptBeside(tags, store.store(), deciding);
    return new Shared(
        new VertxUpstreamClient(key.service(), key.config(), settings, counted, beside), store);
  }

  private synchronized void giveBack(Key key) {
    Shared shared = clients.get(key);
    if (shared != null && --shared.leases == 0) {
      clients.remove(key);
      shared.client.retire();
      shared.store.close();
      if (clients.keySet().stream().noneMatch(other -> other.service().equals(key.service()))) {
        counts.remove(key.service());
      }
    }
  }

  private static ClientSettings settings(Vertx vertx, int loops, EndpointSources sources) {
    return new ClientSettings(
        vertx, loops, null, System::nanoTime, NameLookup.ofSystem(vertx), sources);
  }

  private static int eventLoops(Vertx vertx) {
    int loops = 0;
    for (var loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
      loops += loop == null ? 0 : 1;
    }
    return loops;
  }

  private final class CountedLease implements Lease {
    private final Key key;
    private final Shared shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CountedLease(Key key, Shared shared) {
      this.key = key;
      this.shared = shared;
    }

    @Override
    public UpstreamClient client() {
      return shared.first;
    }

    @Override
    public UpstreamState state() {
      return shared.client.state();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        giveBack(key);
      }
    }
  }
}
