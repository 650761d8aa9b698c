// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operations keep of one service, item by item. Safe for all threads. */
public interface ItemStore {
  /** Keeps nothing. */
  ItemStore NONE = new NoItems();

  /** An item with more tags is not kept: they take memory, and clients may decide how many. */
  int MAX_TAGS = 1_000;

  /**
   * What is kept of items.
   *
   * <p>What is not in memory is looked for in the store that replicas share, where there is one, in
   * one round trip.
   *
   * @return one for each key, in their order; null where there is none that may be given. Complete
   *     at once where no other process is asked, else on the caller's event loop; never fails
   */
  Future<List<@Nullable KeptItem>> find(List<ItemKey> keys);

  /**
   * Notes that an item is asked for from now on.
   *
   * @param tags whose drop ends it, also while it is under way; with more than {@link #MAX_TAGS} it
   *     is not kept
   */
  ItemInquiry ask(ItemKey key, List<String> tags);

  /**
   * Until when items of a response may be given that is there now.
   *
   * @param asked when it was asked for, in the time of day, in milliseconds
   * @return null where nothing of it may be kept
   */
  @Nullable ItemTerms terms(ItemRule rule, int status, MultiMap headers, long asked);

  /** Begins to renew an item; not where somebody does already. */
  boolean beginRenewal(ItemKey key);

  /**
   * Whether another process has renewed items meanwhile; what it has is given from now on.
   *
   * @return those that are not renewed yet, in their order; as {@link #find}
   */
  Future<List<ItemKey>> unrenewed(List<ItemKey> keys);

  /** Ends what {@link #beginRenewal} began. */
  void endRenewal(ItemKey key);

  /**
   * Drops the items of some tags, of all services, those under way included; of all replicas, where
   * they share something.
   */
  void drop(Collection<String> tags);

  /** Drops all items of the service, those under way included. */
  void dropAll();

  /** Bytes of the items in memory with their keys and tags, roughly. */
  long bytes();

  /** The items in memory, those included that were dropped and are not swept yet. */
  long count();

  /**
   * Takes out of the memory what is dropped, which else goes when room is needed. It looks at
   * everything: not for event loops.
   *
   * @return how many items those were
   */
  long sweep();
}
