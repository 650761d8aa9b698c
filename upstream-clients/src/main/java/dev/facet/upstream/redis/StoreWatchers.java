// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.store.SharedStore.Watcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who watches what other replicas forget. Safe for all threads. */
final class StoreWatchers {
  private final List<Watching> all = new CopyOnWriteArrayList<>();

  /** One who watches a domain. Each is equal to itself only. */
  private static final class Watching {
    private final String domain;
    private final Watcher watcher;

    Watching(String domain, Watcher watcher) {
      this.domain = domain;
      this.watcher = watcher;
    }
  }

  /** Adds one; what is returned takes it away. */
  Runnable add(String domain, Watcher watcher) {
    Watching watching = new Watching(domain, watcher);
    all.add(watching);
    return () -> all.remove(watching);
  }

  /** Labels of a domain were forgotten by another replica. */
  void forgotten(String domain, List<String> labels) {
    for (Watching each : all) {
      if (each.domain.equals(domain)) {
        each.watcher.forgotten(labels);
      }
    }
  }

  /** Messages may have been missed. */
  void lostTrack() {
    all.forEach(each -> each.watcher.lostTrack());
  }
}
