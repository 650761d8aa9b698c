// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemRule;
import dev.facet.upstream.item.ItemStore;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL operations keep of one service, item by item, in memory and bounded in bytes, and
 * behind it in a store that replicas share. What the bytes mean is known to those only who keep
 * them. Safe for all threads.
 */
public final class ItemCache implements ItemStore {
  private final ItemMemory memory;
  private final Set<ItemKey> renewing = ConcurrentHashMap.newKeySet();
  private final Limits limits;
  private final CacheTags tags;
  private final ItemCounts counts;
  private final InstantSource clock;
  private final SharedItems shared;

  /**
   * How much is kept.
   *
   * @param all bytes of all items, roughly; 0 for none at all
   * @param one bytes of the longest item
   */
  public record Limits(long all, long one) {
    /** As much as of responses. */
    public static Limits of(CacheConfig config) {
      return new Limits(config.max().bytes(), config.maxEntry().bytes());
    }
  }

  /**
   * An empty one that replicas share nothing of.
   *
   * @param tags of all services
   * @param counts is told of every item that is looked for
   * @param clock the time of day
   */
  public ItemCache(Limits limits, CacheTags tags, ItemCounts counts, InstantSource clock) {
    this(limits, tags, counts, clock, SharedItems.NONE);
  }

  /**
   * An empty one before what replicas share.
   *
   * @param tags of all services
   * @param counts is told of every item that is looked for
   * @param clock the time of day
   * @param shared by the same clock
   */
  public ItemCache(
      Limits limits, CacheTags tags, ItemCounts counts, InstantSource clock, SharedItems shared) {
    this.limits = limits;
    this.shared = shared;
    this.tags = tags;
    this.counts = counts;
    this.clock = clock;
    this.memory = new ItemMemory(limits.all());
  }

  @Override
  public Future<List<@Nullable KeptItem>> find(List<ItemKey> keys) {
    long now = clock.millis();
    boolean untold = tags.mayMissDrops();
    List<@Nullable KeptItem> found = new ArrayList<>(keys.size());
    int missing = 0;
    for (ItemKey key : keys) {
      KeptItem item = memory.find(key, now, untold);
      missing += item == null ? 1 : 0;
      found.add(item);
    }
    if (missing > 0 && shared.isOpen()) {
      return further(keys, found).map(this::counted);
    }
    shared.skipped(missing);
    return Future.succeededFuture(counted(found));
  }

  private List<@Nullable KeptItem> counted(List<@Nullable KeptItem> found) {
    for (KeptItem item : found) {
      counts.count(item == null ? Use.MISS : item.stale() ? Use.STALE : Use.HIT);
    }
    return found;
  }

  /** Looks for what is not in memory. */
  private Future<List<@Nullable KeptItem>> further(
      List<ItemKey> keys, List<@Nullable KeptItem> found) {
    List<ItemKey> missing = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (found.get(i) == null) {
        missing.add(keys.get(i));
      }
    }
    return looked(missing)
        .map(looked -> {
          Iterator<@Nullable KeptItem> next = looked.iterator();
          found.replaceAll(item -> item == null ? next.next() : item);
          return found;
        });
  }

  /** What the store has, or what others have put into the memory while it was asked. */
  private Future<List<@Nullable KeptItem>> looked(List<ItemKey> keys) {
    long drops = tags.drops();
    return shared
        .find(keys)
        .map(stored -> {
          long now = clock.millis();
          boolean untold = tags.mayMissDrops();
          List<@Nullable KeptItem> found = new ArrayList<>(keys.size());
          for (int i = 0; i < keys.size(); i++) {
            SharedItems.Shared item = stored.get(i);
            ItemEntry entry = item == null ? null : entry(item, now);
            if (entry == null) {
              found.add(memory.find(keys.get(i), now, untold));
            } else {
              found.add(entry.given(now, CacheTier.STORE));
              adopt(keys.get(i), entry, drops);
            }
          }
          return found;
        });
  }

  private @Nullable ItemEntry entry(SharedItems.Shared item, long now) {
    return fits(item.bytes()) && now < item.terms().staleUntil()
        ? ItemEntry.of(item.bytes(), item.asked(), item.terms(), held(item.names()))
        : null;
  }

  /** A drop that was heard of before the store responded has ended none of its validities. */
  private void adopt(ItemKey key, ItemEntry entry, long drops) {
    if (tags.drops() == drops) {
      memory.keep(key, entry);
    }
  }

  private boolean fits(byte[] bytes) {
    return bytes.length <= limits.one();
  }

  private ItemEntry.Held held(List<String> names) {
    return new ItemEntry.Held(names, names.stream().map(tags::of).toList());
  }

  @Override
  public ItemInquiry ask(ItemKey key, List<String> itsTags) {
    boolean mayKeep = itsTags.size() <= MAX_TAGS;
    List<String> names = new ArrayList<>();
    names.add(shared.label());
    names.addAll(tags.names(mayKeep ? itsTags : List.of()));
    return new Inquiry(key, clock.millis(), shared.stamp(), held(names), mayKeep);
  }

  private final class Inquiry implements ItemInquiry {
    private final ItemKey key;
    private final long asked;
    private final SharedItems.Stamp stamp;
    private final ItemEntry.Held held;
    private final boolean mayKeep;

    private Inquiry(
        ItemKey key, long asked, SharedItems.Stamp stamp, ItemEntry.Held held, boolean mayKeep) {
      this.key = key;
      this.asked = asked;
      this.stamp = stamp;
      this.held = held;
      this.mayKeep = mayKeep;
    }

    @Override
    public long asked() {
      return asked;
    }

    @Override
    public boolean fits(int bytes) {
      return mayKeep && bytes <= limits.one();
    }

    @Override
    public void keep(byte[] bytes, ItemTerms terms) {
      ItemEntry entry = ItemEntry.of(bytes, asked, terms, held);
      if (!fits(bytes.length)) {
        drop();
      } else if (entry.holds()) {
        memory.keep(key, entry);
        shared.keep(key, bytes, terms, stamp, held.names());
      }
    }

    @Override
    public void drop() {
      memory.drop(key, asked);
      shared.drop(key);
    }
  }

  @Override
  public @Nullable ItemTerms terms(ItemRule rule, int status, MultiMap headers, long asked) {
    return ItemLifetime.of(rule, status, headers, asked, clock.millis());
  }

  @Override
  public boolean beginRenewal(ItemKey key) {
    return renewing.add(key);
  }

  @Override
  public Future<List<ItemKey>> unrenewed(List<ItemKey> keys) {
    if (!shared.isOpen()) {
      shared.skipped(keys.size());
      return Future.succeededFuture(keys);
    }
    return looked(keys)
        .map(found -> {
          List<ItemKey> unrenewed = new ArrayList<>();
          for (int i = 0; i < keys.size(); i++) {
            KeptItem item = found.get(i);
            if (item == null || item.stale()) {
              unrenewed.add(keys.get(i));
            }
          }
          return unrenewed;
        });
  }

  @Override
  public void endRenewal(ItemKey key) {
    renewing.remove(key);
  }

  @Override
  public void drop(Collection<String> dropped) {
    tags.drop(dropped);
  }

  @Override
  public void dropAll() {
    tags.dropNamed(shared.label());
  }

  @Override
  public long bytes() {
    return memory.bytes();
  }

  @Override
  public long count() {
    return memory.count();
  }

  @Override
  public long sweep() {
    return memory.sweep();
  }
}
