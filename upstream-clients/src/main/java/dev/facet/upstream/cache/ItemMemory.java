// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.KeptItem;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The items of one service in memory, bounded in bytes. Safe for all threads. */
final class ItemMemory {
  private final Cache<ItemKey, ItemEntry> entries;

  /**
   * An empty one.
   *
   * @param max bytes of all items, roughly; 0 for none at all
   */
  ItemMemory(long max) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(max)
            .weigher(ItemEntry::weight)
            .executor(Runnable::run)
            .build();
  }

  /**
   * An item that may be given.
   *
   * @param now the time of day, in milliseconds
   * @param untold whether tags may have been dropped without our knowing
   */
  @Nullable KeptItem find(ItemKey key, long now, boolean untold) {
    ItemEntry entry = entries.getIfPresent(key);
    return entry == null || !entry.isOf(now, untold) ? null : entry.given(now, CacheTier.MEMORY);
  }

  /** Keeps an item, unless there is one that was asked for later. */
  void keep(ItemKey key, ItemEntry entry) {
    entries.asMap().merge(key, entry, ItemEntry::newer);
  }

  /** Drops an item, unless it was asked for later. */
  void drop(ItemKey key, long asked) {
    entries
        .asMap()
        .computeIfPresent(key, (_, entry) -> entry.asked() > asked && entry.holds() ? entry : null);
  }

  /** Takes out what one of its tags dropped; how many items those were. */
  long sweep() {
    AtomicLong swept = new AtomicLong();
    for (ItemKey key : entries.asMap().keySet()) {
      entries
          .asMap()
          .computeIfPresent(
              key,
              (_, entry) -> {
                swept.addAndGet(entry.holds() ? 0 : 1);
                return entry.holds() ? entry : null;
              });
    }
    return swept.get();
  }

  /** Bytes of what is kept, roughly. */
  long bytes() {
    return entries.policy().eviction().map(kept -> kept.weightedSize().orElse(0)).orElse(0L);
  }

  /** Items that are kept, those included that were dropped and not swept yet. */
  long count() {
    return entries.estimatedSize();
  }
}
