// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.CacheStatus.Use;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Items of a service that were looked for, by what was found. Safe for all threads. */
public final class ItemCounts {
  private final Map<Use, LongAdder> counts = new EnumMap<>(Use.class);

  /** All at nothing. The map never changes after this. */
  public ItemCounts() {
    for (Use use : Use.values()) {
      counts.put(use, new LongAdder());
    }
  }

  /** How often it was so. */
  public long of(Use use) {
    return adder(use).sum();
  }

  void count(Use use) {
    adder(use).increment();
  }

  private LongAdder adder(Use use) {
    return Objects.requireNonNull(counts.get(use));
  }
}
