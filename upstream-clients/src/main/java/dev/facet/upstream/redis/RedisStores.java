// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.SharedStores;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The stores of a process: one for equal settings, closed by the last who uses it. */
public final class RedisStores implements SharedStores {
  private final Vertx vertx;
  private final Map<RedisConfig, Shared> stores = new HashMap<>();

  private static final class Shared {
    private final RedisStore store;
    private int leases;

    private Shared(RedisStore store) {
      this.store = store;
    }
  }

  /** No stores yet. */
  public RedisStores(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public synchronized Lease lease(RedisConfig config) {
    Shared shared = stores.computeIfAbsent(config, this::open);
    shared.leases++;
    AtomicBoolean closed = new AtomicBoolean();
    return new Lease() {
      @Override
      public SharedStore store() {
        return shared.store;
      }

      @Override
      public void close() {
        if (closed.compareAndSet(false, true)) {
          giveBack(config);
        }
      }
    };
  }

  private Shared open(RedisConfig config) {
    int loops = 0;
    for (var loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
      loops += loop == null ? 0 : 1;
    }
    RedisStore store = new RedisStore(vertx, config, loops, Timers.of(vertx), System::nanoTime);
    store.start();
    return new Shared(store);
  }

  private synchronized void giveBack(RedisConfig config) {
    Shared shared = stores.get(config);
    if (shared != null && --shared.leases == 0) {
      stores.remove(config);
      shared.store.close();
    }
  }
}
