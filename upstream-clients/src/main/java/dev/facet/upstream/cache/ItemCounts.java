// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.StoreUse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Items of a service that were looked for, by what was found. Safe for all threads. */
public final class ItemCounts {
  private final Map<Use, LongAdder> counts = new EnumMap<>(Use.class);
  private final Map<StoreUse, LongAdder> stored = new EnumMap<>(StoreUse.class);

  /** All at nothing. The maps never change after this. */
  public ItemCounts() {
    for (StoreUse use : StoreUse.values()) {
      stored.put(use, new LongAdder());
    }
    for (Use use : Use.values()) {
      counts.put(use, new LongAdder());
    }
  }

  /** How often it was so. */
  public long of(Use use) {
    return adder(use).sum();
  }

  /** How often a look for an item into the store that replicas share came to something. */
  public long of(StoreUse use) {
    return Objects.requireNonNull(stored.get(use)).sum();
  }

  void count(StoreUse use, int items) {
    Objects.requireNonNull(stored.get(use)).add(items);
  }

  void count(Use use) {
    adder(use).increment();
  }

  private LongAdder adder(Use use) {
    return Objects.requireNonNull(counts.get(use));
  }
}
