// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stores by which replicas tell each other of tags; one for services that share it. */
final class TagStores {
  private final SharedStore.Watcher watcher;
  private final Map<SharedStore, Shared> shared = new HashMap<>();
  private volatile List<SharedStore> all = List.of();

  /** A store in use. */
  private static final class Shared {
    private final Runnable unwatch;
    private int users;

    Shared(Runnable unwatch) {
      this.unwatch = unwatch;
    }
  }

  /**
   * None yet.
   *
   * @param watcher of all
   */
  TagStores(SharedStore.Watcher watcher) {
    this.watcher = watcher;
  }

  /** Each once. */
  List<SharedStore> all() {
    return all;
  }

  /** Adds one for a service; what is returned takes it away. */
  synchronized Runnable add(SharedStore store) {
    if (store.equals(SharedStore.NONE)) {
      return () -> {};
    }
    Shared used =
        shared.computeIfAbsent(store, added -> new Shared(added.watch(StoreSpace.tags(), watcher)));
    used.users++;
    all = List.copyOf(shared.keySet());
    return () -> remove(store);
  }

  private synchronized void remove(SharedStore store) {
    Shared used = shared.get(store);
    if (used != null && --used.users == 0) {
      used.unwatch.run();
      shared.remove(store);
      all = List.copyOf(shared.keySet());
    }
  }
}
