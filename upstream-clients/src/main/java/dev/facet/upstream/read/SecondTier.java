// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.http.FieldLists;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.ResponseCache.Inquiry;
import dev.facet.upstream.cache.StoredResponse;
import dev.facet.upstream.share.SharedWork;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreNames;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The store that replicas share, behind the memory of one service's cache: what it has is put into
 * the memory, where all decisions are made. Equal reads look for it together, in one round trip.
 *
 * <p>The latest response to a target is kept under the target's key; one that varies also under a
 * key with the headers that select it. By which headers that is, is known from the response that
 * was seen last.
 */
final class SecondTier implements SharedStore.Watcher {
  private static final int MAX_VARYING = 10_000;

  private final SharedStore store;
  private final StoreSpace space;
  private final ResponseCache memory;
  private final CacheCounts counts;
  private final InstantSource clock;
  private final SharedWork<Found> lookups;
  private final Runnable unwatch;
  private final Cache<String, List<String>> varying =
      Caffeine.newBuilder().maximumSize(MAX_VARYING).executor(Runnable::run).build();

  SecondTier(
      SharedStore store,
      StoreSpace space,
      ResponseCache memory,
      CacheCounts counts,
      InstantSource clock) {
    this.store = store;
    this.space = space;
    this.memory = memory;
    this.counts = counts;
    this.clock = clock;
    this.lookups = new SharedWork<>(new SharedLookups(space.service()), new LongAdder());
    this.unwatch = store.watch(space.domain(), this);
  }

  /** The name of the service. */
  String service() {
    return space.service();
  }

  /** Tells nobody any more what others forget. */
  void close() {
    unwatch.run();
  }

  /** Whether there is one that is to be asked. */
  boolean isAsked() {
    return !store.equals(SharedStore.NONE);
  }

  /** Whether others may change something without being heard of now. */
  boolean mayMissChanges() {
    return isAsked() && !isOpen();
  }

  /** Whether it responds. */
  boolean isOpen() {
    return store.isOpen();
  }

  /** Looks for the response to a request; what is there is in the memory afterwards. */
  Future<Found> find(CacheRequest asked, CallContext context) {
    if (!isOpen()) {
      Found nothing = Found.nothing(Found.Outcome.SKIPPED, 0);
      counts.count(nothing, false);
      return Future.succeededFuture(nothing);
    }
    List<String> names = names(asked);
    return lookups.join(names, context, _ -> look(asked, names));
  }

  private Future<Found> look(CacheRequest asked, List<String> names) {
    Inquiry inquiry = memory.ask(asked, clock.millis());
    return store
        .find(space, names)
        .onSuccess(found -> {
          boolean hit = false;
          for (int i = names.size() - 1; i >= 0; i--) { // what is for all first, and one's own last
            Found.Value value = found.values().get(i);
            hit |= value != null && adopt(asked, inquiry, value, i == 0) != null;
          }
          counts.count(found, hit);
        });
  }

  private @Nullable CachedResponse adopt(
      CacheRequest asked, Inquiry inquiry, Found.Value value, boolean own) {
    StoredResponse stored = StoredResponse.read(value.bytes());
    if (stored == null) {
      return null;
    }
    if (!stored.names().isEmpty()) {
      varying.put(own ? ownName(asked) : sharedName(asked), stored.names());
    }
    return inquiry.adopt(stored, value.ageMillis(), clock.millis());
  }

  /**
   * Keeps a response, some time soon.
   *
   * @param found what came of looking for it before
   */
  void keep(CacheRequest asked, CachedResponse kept, Found found) {
    long useful = kept.usefulMillis(clock.millis());
    if (!found.isKnown() || useful <= 0 || !kept.isValid()) {
      return;
    }
    StoredResponse stored = StoredResponse.of(kept);
    String name = stored.forAll() ? sharedName(asked) : ownName(asked);
    byte[] bytes = stored.bytes();
    Duration life = Duration.ofMillis(useful);
    List<String> labels = List.of(memory.labelOf(asked.target()));
    List<SharedStore.Entry> entries = new ArrayList<>(2);
    entries.add(new SharedStore.Entry(name, bytes, life, labels, found.stamp()));
    if (!stored.names().isEmpty()) {
      varying.put(name, stored.names());
      String variant = variant(name, stored.names(), asked);
      entries.add(new SharedStore.Entry(variant, bytes, life, labels, found.stamp()));
    }
    store.keep(space, entries);
  }

  /** Keeps a response that was confirmed, or forgets it where that said that nobody may keep it. */
  void renew(CacheRequest asked, CachedResponse confirmed, Found found) {
    if (confirmed.isValid()) {
      keep(asked, confirmed, found);
    } else {
      forget(List.of(memory.labelOf(asked.target())));
    }
  }

  /** Forgets what has one of the labels, here and at all replicas. */
  void forget(Collection<String> labels) {
    if (isAsked() && !labels.isEmpty()) {
      store.forget(space.domain(), labels);
    }
  }

  @Override
  public void forgotten(Collection<String> labels) {
    if (labels.contains(SharedStore.ALL)) {
      memory.forgetAll();
    } else {
      memory.forget(labels);
    }
  }

  /** What is kept in memory may have been forgotten elsewhere; the store knows. */
  @Override
  public void lostTrack() {
    memory.forgetAll();
  }

  /** One's own first. */
  private List<String> names(CacheRequest asked) {
    List<String> names = new ArrayList<>(2);
    names.add(known(ownName(asked), asked));
    if (!asked.identity().isEmpty()) {
      names.add(known(sharedName(asked), asked));
    }
    return names;
  }

  private String known(String name, CacheRequest asked) {
    List<String> headers = varying.getIfPresent(name);
    return headers == null ? name : variant(name, headers, asked);
  }

  private static String ownName(CacheRequest asked) {
    return StoreNames.of("response", asked.target(), asked.host(), asked.identity());
  }

  private static String sharedName(CacheRequest asked) {
    return StoreNames.of("response", asked.target(), asked.host(), "");
  }

  private static String variant(String name, List<String> headers, CacheRequest asked) {
    List<String> parts = new ArrayList<>(List.of("variant", name));
    for (String header : headers) {
      String value = FieldLists.value(asked.headers(), header);
      parts.add(header);
      parts.add(value == null ? "absent" : "is " + value);
    }
    return StoreNames.of(parts.toArray(String[]::new));
  }
}
