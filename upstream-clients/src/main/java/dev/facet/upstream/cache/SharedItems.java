// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.StoreUse;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreNames;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of one service in the store that replicas share. Safe for all threads. */
public final class SharedItems {
  /** No store. */
  public static final SharedItems NONE =
      new SharedItems(
          SharedStore.NONE, StoreSpace.items("", ""), new ItemCounts(), InstantSource.system());

  /** With more tags an item is kept in memory alone. */
  private static final int MAX_NAMES = 200;

  /** A time of the store that is older counts as unknown. */
  private static final long KNOWN_MILLIS = 5_000;

  private final SharedStore store;
  private final StoreSpace space;
  private final String label;
  private final ItemCounts counts;
  private final InstantSource clock;
  private final ItemWrites writes;
  private volatile Stamp latest = Stamp.UNKNOWN;

  /**
   * The store of a service.
   *
   * @param space of its items
   * @param counts is told of every item that is looked for
   * @param clock the time of day
   */
  public SharedItems(SharedStore store, StoreSpace space, ItemCounts counts, InstantSource clock) {
    this.store = store;
    this.space = space;
    this.label = StoreNames.of("service", space.service());
    this.counts = counts;
    this.clock = clock;
    this.writes = new ItemWrites(store, space);
  }

  /**
   * A time of the store.
   *
   * @param store by its own clock
   * @param here by ours, in milliseconds, or a little later
   */
  record Stamp(long store, long here) {
    /** None that could be used. */
    static final Stamp UNKNOWN = new Stamp(0, 0);
  }

  /**
   * An item that was found.
   *
   * @param asked when its service was asked for it, or a little before, by our clock
   * @param names what it is forgotten by: the service and its tags
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Shared(byte[] bytes, long asked, ItemTerms terms, List<String> names) {}

  /** By which all items of the service are forgotten. */
  String label() {
    return label;
  }

  /** Whether it is to be asked now. */
  boolean isOpen() {
    if (store.equals(SharedStore.NONE)) {
      return false;
    }
    return store.isOpen();
  }

  /** It was not asked for so many, since it does not respond, or there is none. */
  void skipped(int items) {
    if (!store.equals(SharedStore.NONE)) {
      counts.count(StoreUse.SKIPPED, items);
    }
  }

  /** Looks for items in one round trip; one for each key, or null. */
  Future<List<@Nullable Shared>> find(List<ItemKey> keys) {
    long sent = clock.millis();
    List<String> names = keys.stream().map(this::name).toList();
    return store
        .find(space, names)
        .map(found -> {
          if (!found.isKnown()) {
            counts.count(failed(found.outcome()), keys.size());
            return Collections.nCopies(keys.size(), null);
          }
          latest = new Stamp(found.stamp(), clock.millis());
          List<@Nullable Shared> shared = new ArrayList<>(keys.size());
          int hits = 0;
          for (Found.Value value : found.values()) {
            Shared item = value == null ? null : shared(value, sent);
            hits += item == null ? 0 : 1;
            shared.add(item);
          }
          counts.count(StoreUse.HIT, hits);
          counts.count(StoreUse.CORRUPT, found.corrupt());
          counts.count(StoreUse.MISS, keys.size() - hits - found.corrupt());
          return shared;
        });
  }

  private static StoreUse failed(Found.Outcome outcome) {
    return switch (outcome) {
      case TIMEOUT -> StoreUse.TIMEOUT;
      case SKIPPED -> StoreUse.SKIPPED;
      case ERROR, ANSWERED -> StoreUse.ERROR;
    };
  }

  private static @Nullable Shared shared(Found.Value value, long now) {
    StoredItem stored = StoredItem.read(value.bytes());
    if (stored == null || stored.stale() <= value.ageMillis()) {
      return null;
    }
    long asked = now - value.ageMillis();
    ItemTerms terms = new ItemTerms(asked + stored.fresh(), asked + stored.stale());
    List<String> names = value.labels().stream().filter(SharedItems::isOwn).toList();
    return new Shared(stored.item(), asked, terms, names);
  }

  private static boolean isOwn(String label) {
    return !label.isEmpty() && !label.equals(SharedStore.ALL);
  }

  /** A time of the store that is over now, and not for long. */
  Stamp stamp() {
    Stamp known = latest;
    return clock.millis() - known.here() <= KNOWN_MILLIS ? known : Stamp.UNKNOWN;
  }

  /**
   * Keeps an item, some time soon, where it is known when it was asked for.
   *
   * @param asked from before its service was asked for it
   * @param names what it is forgotten by: the service and its tags
   */
  void keep(ItemKey key, byte[] bytes, ItemTerms terms, Stamp asked, List<String> names) {
    long life = terms.staleUntil() - clock.millis();
    long fresh = Math.max(0, terms.freshUntil() - asked.here());
    long stale = terms.staleUntil() - asked.here();
    boolean known = !asked.equals(Stamp.UNKNOWN) && isOpen();
    if (known && life > 0 && stale > 0 && names.size() <= MAX_NAMES) {
      byte[] stored = new StoredItem(fresh, stale, bytes).bytes();
      Duration ttl = Duration.ofMillis(life);
      writes.add(new SharedStore.Entry(name(key), stored, ttl, names, asked.store()));
    }
  }

  /** Drops an item, some time soon. */
  void drop(ItemKey key) {
    if (isOpen()) {
      writes.drop(name(key));
    }
  }

  private String name(ItemKey key) {
    return StoreNames.of("item", key.partition(), key.key());
  }
}
