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
 * @param tagBytes what its tags cost, roughly, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record ItemEntry(
    byte[] bytes, long asked, ItemTerms terms, List<Validity> validities, long tagBytes) {
  /** What an item costs beside its bytes and its key, roughly, in bytes. */
  private static final int OVERHEAD = 160;

  /** What one costs beside its text, as if no other item had it: most have a tag of their own. */
  private static final int OF_A_TAG = 160;

  /**
   * What ends an item.
   *
   * @param names that of its service first, then its tags
   * @param validities in the same order
   */
  record Held(List<String> names, List<Validity> validities) {}

  /** An item that others end. */
  static ItemEntry of(byte[] bytes, long asked, ItemTerms terms, Held held) {
    long tagBytes = 0;
    for (String name :
        held.names().subList(Math.min(1, held.names().size()), held.names().size())) {
      tagBytes += OF_A_TAG + name.length();
    }
    return new ItemEntry(bytes, asked, terms, held.validities(), tagBytes);
  }

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
    long bytes = OVERHEAD + 2L * key.length() + entry.bytes.length + entry.tagBytes;
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
