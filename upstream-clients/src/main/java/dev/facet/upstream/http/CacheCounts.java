// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CacheStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Reads by what the cache of a service had to do with them. Safe for all threads. */
final class CacheCounts {
  private final Map<CacheStatus.Use, LongAdder> counts = new EnumMap<>(CacheStatus.Use.class);

  /** All at nothing. The map never changes after this. */
  CacheCounts() {
    for (CacheStatus.Use use : CacheStatus.Use.values()) {
      counts.put(use, new LongAdder());
    }
  }

  void count(CacheStatus.Use use) {
    adder(use).increment();
  }

  long of(CacheStatus.Use use) {
    return adder(use).sum();
  }

  private LongAdder adder(CacheStatus.Use use) {
    return Objects.requireNonNull(counts.get(use));
  }
}
