// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.StoreUse;
import dev.facet.upstream.store.Found;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Reads by what the cache of a service had to do with them. Safe for all threads. */
public final class CacheCounts {
  private final Map<CacheStatus.Use, LongAdder> counts = new EnumMap<>(CacheStatus.Use.class);

  private final Map<StoreUse, LongAdder> stored = new EnumMap<>(StoreUse.class);
  private final LongAdder coalesced;

  /**
   * All at nothing. The map never changes after this.
   *
   * @param coalesced counts reads that were answered with the response to an equal one
   */
  public CacheCounts(LongAdder coalesced) {
    this.coalesced = coalesced;
    for (StoreUse use : StoreUse.values()) {
      stored.put(use, new LongAdder());
    }
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

  /**
   * Counts a look into the store that replicas share.
   *
   * @param hit whether what was there is a response to the request
   */
  void count(Found found, boolean hit) {
    StoreUse use =
        switch (found.outcome()) {
          case ANSWERED ->
              hit ? StoreUse.HIT : found.corrupt() > 0 ? StoreUse.CORRUPT : StoreUse.MISS;
          case TIMEOUT -> StoreUse.TIMEOUT;
          case ERROR -> StoreUse.ERROR;
          case SKIPPED -> StoreUse.SKIPPED;
        };
    adder(use).increment();
  }

  /** How often a look into the store came to something. */
  public long of(StoreUse use) {
    return adder(use).sum();
  }

  private LongAdder adder(StoreUse use) {
    return Objects.requireNonNull(stored.get(use));
  }

  LongAdder coalesced() {
    return coalesced;
  }

  private LongAdder adder(CacheStatus.Use use) {
    return Objects.requireNonNull(counts.get(use));
  }
}
