// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreNames;
import dev.facet.upstream.store.StoreSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tags of all items that are kept, of every service and frontend. What a drop ends is found by
 * the {@link Validity} that items of a tag hold, those that are under way included: nothing is
 * searched, and a tag that no item holds any more costs nothing. Safe for all threads.
 *
 * <p>Where replicas share a store, they are told of each drop, and theirs are heard of. They call a
 * tag by its label, which does not tell it.
 */
public final class CacheTags {
  private final Cache<String, Validity> validities = Caffeine.newBuilder().weakValues().build();
  private final AtomicLong drops = new AtomicLong();
  private final TagStores stores = new TagStores(new Heard());

  /**
   * Shares drops with the replicas that have a store in common.
   *
   * @return ends it; to be run once
   */
  public Runnable share(SharedStore store) {
    return stores.add(store);
  }

  /** Gives no item of a tag to anybody any more, nor keeps those that are under way. */
  public void drop(String tag) {
    drop(List.of(tag));
  }

  /** The same for several tags. */
  public void drop(Collection<String> tags) {
    List<String> labels = tags.stream().distinct().map(CacheTags::label).toList();
    if (labels.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>(tags);
    names.addAll(labels);
    drop(names, labels);
  }

  /** Drops what has a name, as replicas call it, too. */
  void dropNamed(String label) {
    drop(List.of(label), List.of(label));
  }

  private void drop(List<String> names, List<String> labels) {
    // Before anything ends: what is asked for from then on must not share a call from before.
    drops.incrementAndGet();
    end(names);
    stores.all().forEach(store -> store.forget(StoreSpace.tags(), labels));
  }

  /** How often tags were dropped, here or at another replica. */
  public long drops() {
    return drops.get();
  }

  /** Whether other replicas may drop something without being heard of now. */
  boolean mayMissDrops() {
    List<SharedStore> all = stores.all();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isOpen()) {
        return true;
      }
    }
    return false;
  }

  /** What tags are called from now on, here and by replicas; once each. */
  List<String> names(List<String> tags) {
    return stores.all().isEmpty() || tags.isEmpty()
        ? tags
        : tags.stream().distinct().map(CacheTags::label).toList();
  }

  /** What items of a tag hold that are asked for from now on, by its name. */
  Validity of(String name) {
    return validities.get(name, _ -> new Validity());
  }

  private static String label(String tag) {
    return StoreNames.of("tag", tag);
  }

  private void end(Collection<String> names) {
    for (String name : names) {
      Validity validity = validities.asMap().remove(name);
      if (validity != null) {
        validity.end();
      }
    }
  }

  /** What other replicas tell. */
  private final class Heard implements SharedStore.Watcher {
    @Override
    public void forgotten(Collection<String> labels) {
      if (labels.contains(SharedStore.ALL)) {
        lostTrack();
      } else {
        drops.incrementAndGet();
        end(labels);
      }
    }

    @Override
    public void lostTrack() {
      drops.incrementAndGet();
      end(List.copyOf(validities.asMap().keySet()));
    }
  }
}
