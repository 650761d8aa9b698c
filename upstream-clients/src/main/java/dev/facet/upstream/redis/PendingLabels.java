// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.store.SharedStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels that are to be forgotten and that Redis has not said yet to have forgotten, by space. Safe
 * for all threads.
 */
final class PendingLabels {
  /** Of a space; more than that, and all of it is forgotten. */
  private static final int MAX_LABELS = 10_000;

  private final Map<String, Set<String>> spaces = new HashMap<>();

  synchronized void add(String space, Collection<String> labels) {
    Set<String> pending = spaces.computeIfAbsent(space, _ -> new HashSet<>());
    pending.addAll(labels);
    if (pending.size() > MAX_LABELS) {
      pending.clear();
      pending.add(SharedStore.ALL);
    }
  }

  synchronized void done(String space, Collection<String> labels) {
    Set<String> pending = spaces.get(space);
    if (pending != null) {
      pending.removeAll(labels);
      if (pending.isEmpty()) {
        spaces.remove(space);
      }
    }
  }

  /** What is to be forgotten now. */
  synchronized Map<String, List<String>> all() {
    Map<String, List<String>> all = new HashMap<>();
    spaces.forEach((space, labels) -> all.put(space, List.copyOf(labels)));
    return all;
  }
}
