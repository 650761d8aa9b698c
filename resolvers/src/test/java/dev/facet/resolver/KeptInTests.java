// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.upstream.cache.CacheTags;
import dev.facet.upstream.cache.ItemCache;
import dev.facet.upstream.cache.ItemCounts;
import dev.facet.upstream.item.ItemStore;
import java.time.Instant;
import java.time.InstantSource;

/** Makes what services of tests keep. */
final class KeptInTests {
  private static final int ALL = 1 << 20;
  private static final int ONE = 1 << 16;

  private KeptInTests() {}

  /** Keeps items of one service, while no time passes. */
  static ItemStore items() {
    return items(new CacheTags(), InstantSource.fixed(Instant.EPOCH));
  }

  /** The same, and counts what is found. */
  static ItemStore items(ItemCounts counts) {
    return new ItemCache(
        new ItemCache.Limits(ALL, ONE),
        new CacheTags(),
        counts,
        InstantSource.fixed(Instant.EPOCH));
  }

  /** Keeps items of one service. */
  static ItemStore items(CacheTags tags, InstantSource clock) {
    return new ItemCache(new ItemCache.Limits(ALL, ONE), tags, new ItemCounts(), clock);
  }
}
