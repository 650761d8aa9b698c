// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.config.CacheConfig;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL operations keep of one service, item by item, in memory and bounded in bytes. What
 * the bytes mean is known to those only who keep them. Safe for all threads.
 */
public final class ItemCache implements ItemStore {
  /** What an item costs beside its bytes and its key, roughly, in bytes. */
  private static final int OVERHEAD = 160;

  private static final int OF_A_TAG = 64;

  private final Cache<ItemKey, Entry> entries;
  private final Set<ItemKey> renewing = ConcurrentHashMap.newKeySet();
  private final Limits limits;
  private final CacheTags tags;
  private final ItemCounts counts;
  private final InstantSource clock;

  /** Of all items that are asked for from now on. */
  private volatile Validity all = new Validity();

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

  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Entry(byte[] bytes, long asked, ItemTerms terms, List<Validity> validities) {
    boolean holds() {
      for (int i = 0; i < validities.size(); i++) {
        if (!validities.get(i).holds()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * An empty one.
   *
   * @param tags of all services
   * @param counts is told of every item that is looked for
   * @param clock the time of day
   */
  public ItemCache(Limits limits, CacheTags tags, ItemCounts counts, InstantSource clock) {
    this.limits = limits;
    this.tags = tags;
    this.counts = counts;
    this.clock = clock;
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(limits.all())
            .weigher(ItemCache::weight)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Future<List<@Nullable KeptItem>> find(List<ItemKey> keys) {
    long now = clock.millis();
    List<@Nullable KeptItem> found = new ArrayList<>(keys.size());
    for (ItemKey key : keys) {
      KeptItem item = find(key, now);
      counts.count(item == null ? Use.MISS : item.stale() ? Use.STALE : Use.HIT);
      found.add(item);
    }
    return Future.succeededFuture(found);
  }

  private @Nullable KeptItem find(ItemKey key, long now) {
    Entry entry = entries.getIfPresent(key);
    if (entry == null || now >= entry.terms().staleUntil() || !entry.holds()) {
      return null;
    }
    return new KeptItem(entry.bytes(), now >= entry.terms().freshUntil());
  }

  @Override
  public ItemInquiry ask(ItemKey key, List<String> itsTags) {
    List<Validity> validities = new ArrayList<>(itsTags.size() + 1);
    validities.add(all);
    itsTags.forEach(tag -> validities.add(tags.of(tag)));
    return new Inquiry(key, clock.millis(), validities);
  }

  private final class Inquiry implements ItemInquiry {
    private final ItemKey key;
    private final long asked;
    private final List<Validity> validities;

    private Inquiry(ItemKey key, long asked, List<Validity> validities) {
      this.key = key;
      this.asked = asked;
      this.validities = validities;
    }

    @Override
    public long asked() {
      return asked;
    }

    @Override
    public boolean fits(int bytes) {
      return bytes <= limits.one();
    }

    @Override
    public void keep(byte[] bytes, ItemTerms terms) {
      Entry entry = new Entry(bytes, asked, terms, validities);
      if (fits(bytes.length) && entry.holds()) {
        entries.asMap().merge(key, entry, Inquiry::newer);
      }
    }

    private static Entry newer(Entry before, Entry now) {
      return before.asked() > now.asked() && before.holds() ? before : now;
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
  public void endRenewal(ItemKey key) {
    renewing.remove(key);
  }

  @Override
  public void drop(String tag) {
    tags.drop(tag);
  }

  @Override
  public synchronized void dropAll() {
    Validity before = all;
    all = new Validity();
    before.end();
  }

  @Override
  public long sweep() {
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

  private static int weight(ItemKey key, Entry entry) {
    long bytes =
        OVERHEAD
            + 2L * key.length()
            + entry.bytes().length
            + (long) OF_A_TAG * (entry.validities().size() - 1);
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
