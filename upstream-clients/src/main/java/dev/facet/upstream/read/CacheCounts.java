// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Reads by what the cache of a service had to do with them. Safe for all threads. */
public final class CacheCounts {
  private final Map<CacheStatus.Use, LongAdder> counts = new EnumMap<>(CacheStatus.Use.class);

  private final LongAdder coalesced;

  /**
   * All at nothing. The map never changes after this.
   *
   * @param coalesced counts reads that were answered with the response to an equal one
   */
  public CacheCounts(LongAdder coalesced) {
    this.coalesced = coalesced;
    for (CacheStatus.Use use : CacheStatus.Use.values()) {
      counts.put(use, new LongAdder());
    }
  }

  void count(CacheStatus.Use use) {
    adder(use).increment();
  }

  /** How many reads a use was made of the cache for. */
  public long of(CacheStatus.Use use) {
    return adder(use).sum();
  }

  LongAdder coalesced() {
    return coalesced;
  }

  private LongAdder adder(CacheStatus.Use use) {
    return Objects.requireNonNull(counts.get(use));
  }
}
