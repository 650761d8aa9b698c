// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Entries that replicas of the gateway share: bytes under keys, each with labels by which it is
 * forgotten everywhere. Nothing here ever fails or takes longer than a stated time: what a store
 * does not have, it does not have. To be called on an event loop, on which futures complete too.
 *
 * <p>Keys and labels are names that tell nothing, see {@link StoreNames}; a {@link StoreSpace}
 * keeps those of one kind apart from those of another.
 */
public interface SharedStore {
  /** No store. */
  SharedStore NONE = new NoStore();

  /**
   * While a store is not open, what others forget is not heard of: for so long, in milliseconds,
   * what is in memory is given after it came there.
   */
  long UNTOLD_MILLIS = 30_000;

  /** A label that all entries of a domain have, without being given it. */
  String ALL = "all";

  /** Whether asking makes sense now; else nothing is found, kept, heard of or waited for. */
  boolean isOpen();

  /**
   * Looks for entries, for all of them in one round trip.
   *
   * @param keys none twice
   */
  Future<Found> find(StoreSpace space, List<String> keys);

  /**
   * Keeps entries, some time soon, all that fit by few requests; not those of which a label was
   * forgotten after their stamp, since they may be older than the change that it was forgotten for.
   */
  void keep(StoreSpace space, List<Entry> entries);

  /** Drops entries, some time soon; those who watch the store are not told. */
  void drop(StoreSpace space, List<String> keys);

  /**
   * Forgets all entries that have one of the labels, in this store and with all who watch it.
   *
   * @param domain of the labels, see {@link StoreSpace}
   */
  void forget(String domain, Collection<String> labels);

  /**
   * Tells of what others forget in a domain.
   *
   * @return ends it
   */
  Runnable watch(String domain, Watcher watcher);

  /**
   * What is kept.
   *
   * @param ttl how long, 1 ms or more; a store may keep it shorter
   * @param labels by which it is forgotten
   * @param stamp a time of the store, see {@link Found#stamp}, from before it was made
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Entry(String key, byte[] bytes, Duration ttl, List<String> labels, long stamp) {}

  /** Told of what is not to be used any more. May be called on any thread. */
  interface Watcher {
    /** All with one of the labels were forgotten. */
    void forgotten(Collection<String> labels);

    /** Something may have been forgotten that nobody told of. */
    void lostTrack();
  }
}
