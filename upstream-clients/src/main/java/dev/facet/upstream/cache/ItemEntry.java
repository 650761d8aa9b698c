// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import dev.facet.upstream.store.SharedStore;
import java.util.List;

/**
 * An item as it is kept in memory.
 *
 * @param bytes not to be changed
 * @param asked when its service was asked for it, in the time of day, in milliseconds
 * @param terms until when it may be given
 * @param validities that of its service, and those of its tags
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record ItemEntry(byte[] bytes, long asked, ItemTerms terms, List<Validity> validities) {
  /** What an item costs beside its bytes and its key, roughly, in bytes. */
  private static final int OVERHEAD = 160;

  private static final int OF_A_TAG = 64;

  /**
   * Whether it may be given.
   *
   * @param untold whether one of its tags may have been dropped without our knowing
   */
  boolean isOf(long now, boolean untold) {
    return now < terms.staleUntil()
        && holds()
        && !(untold && tags() > 0 && now - asked >= SharedStore.UNTOLD_MILLIS);
  }

  /** Whether none of its tags was dropped. */
  boolean holds() {
    for (int i = 0; i < validities.size(); i++) {
      if (!validities.get(i).holds()) {
        return false;
      }
    }
    return true;
  }

  private int tags() {
    return validities.size() - 1;
  }

  KeptItem given(long now, CacheTier tier) {
    return new KeptItem(bytes, now >= terms.freshUntil(), tier);
  }

  /** Of two under one key the one that was asked for later. */
  static ItemEntry newer(ItemEntry before, ItemEntry now) {
    return before.asked > now.asked && before.holds() ? before : now;
  }

  /** Bytes of memory, roughly. */
  static int weight(ItemKey key, ItemEntry entry) {
    long bytes = OVERHEAD + 2L * key.length() + entry.bytes.length + (long) OF_A_TAG * entry.tags();
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
