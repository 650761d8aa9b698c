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
 * Labels that are to be forgotten and that Redis has not said yet to have forgotten, by domain.
 * Safe for all threads.
 */
final class PendingLabels {
  /** Of a domain; more than that, and all of it is forgotten. */
  private static final int MAX_LABELS = 10_000;

  private final Map<String, Set<String>> domains = new HashMap<>();

  synchronized void add(String domain, Collection<String> labels) {
    Set<String> pending = domains.computeIfAbsent(domain, _ -> new HashSet<>());
    pending.addAll(labels);
    if (pending.size() > MAX_LABELS) {
      pending.clear();
      pending.add(SharedStore.ALL);
    }
  }

  synchronized void done(String domain, Collection<String> labels) {
    Set<String> pending = domains.get(domain);
    if (pending != null) {
      pending.removeAll(labels);
      if (pending.isEmpty()) {
        domains.remove(domain);
      }
    }
  }

  /** What of a domain is to be forgotten now. */
  synchronized Set<String> of(String domain) {
    Set<String> pending = domains.get(domain);
    return pending == null ? Set.of() : Set.copyOf(pending);
  }

  /** What is to be forgotten now. */
  synchronized Map<String, List<String>> all() {
    Map<String, List<String>> all = new HashMap<>();
    domains.forEach((domain, labels) -> all.put(domain, List.copyOf(labels)));
    return all;
  }
}
