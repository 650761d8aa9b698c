// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.store.SharedStore.Watcher;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells of what other replicas forget. A message is the name of the replica, the labels with commas
 * between them, and the domain. Safe for all threads.
 */
final class StoreWatchers {
  private static final int PARTS = 3;

  private final String replica;
  private final List<Watching> all = new CopyOnWriteArrayList<>();

  /**
   * Nobody watches.
   *
   * @param replica whose own messages are not told
   */
  StoreWatchers(String replica) {
    this.replica = replica;
  }

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

  /** What others are told. */
  String message(String domain, Collection<String> labels) {
    return replica + " " + String.join(",", labels) + " " + domain;
  }

  /** A message; one that is malformed is none of this version. */
  void heard(String message) {
    String[] parts = message.split(" ", PARTS);
    if (parts.length == PARTS && !parts[0].equals(replica)) {
      List<String> labels = List.of(parts[1].split(",", -1));
      for (Watching each : all) {
        if (each.domain.equals(parts[2])) {
          each.watcher.forgotten(labels);
        }
      }
    }
  }

  /** Messages may have been missed. */
  void lostTrack() {
    all.forEach(each -> each.watcher.lostTrack());
  }
}
