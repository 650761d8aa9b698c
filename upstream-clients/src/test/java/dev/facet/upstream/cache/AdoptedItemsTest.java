// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens while the store that replicas share is asked. */
final class AdoptedItemsTest {
  private static final ItemKey KEY = new ItemKey("p", "a");

  private final Slow store = new Slow();
  private final CacheTags tags = new CacheTags();
  private final ItemCounts counts = new ItemCounts();
  private final ItemCache items =
      new ItemCache(
          new ItemCache.Limits(10_000, 100),
          tags,
          counts,
          AdoptedItemsTest::now,
          new SharedItems(store, StoreSpace.items("users", "s"), counts, AdoptedItemsTest::now));
  private final Runnable unshare = tags.share(store);

  private static Instant now() {
    return Instant.ofEpochMilli(1_000);
  }

  /** Says what it has when it is told to. */
  private static final class Slow implements SharedStore {
    private final List<Promise<Found>> looks = new ArrayList<>();
    private final List<Entry> kept = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public Future<Found> find(StoreSpace space, List<String> keys) {
      Promise<Found> look = Promise.promise();
      looks.add(look);
      return look.future();
    }

    @Override
    public void keep(StoreSpace space, List<Entry> entries) {
      kept.addAll(entries);
    }

    @Override
    public void drop(StoreSpace space, List<String> keys) {}

    @Override
    public void forget(String domain, Collection<String> labels) {
      forgotten.addAll(labels);
    }

    @Override
    public Runnable watch(String domain, Watcher watcher) {
      watchers.add(watcher);
      return () -> watchers.remove(watcher);
    }

    /** What was kept last, as old as it is given. */
    void says(long ageMillis) {
      Entry entry = kept.getLast();
      Found.Value value = new Found.Value(entry.bytes(), ageMillis, entry.labels());
      says(new Found(Found.Outcome.ANSWERED, 7, List.of(value), 0));
    }

    void saysNothing() {
      List<Found.@Nullable Value> none = new ArrayList<>();
      none.add(null);
      says(new Found(Found.Outcome.ANSWERED, 7, none, 0));
    }

    private void says(Found found) {
      looks.removeFirst().complete(found);
    }
  }

  private @Nullable KeptItem only(Future<List<@Nullable KeptItem>> found) {
    return found.result().getFirst();
  }

  private void keptElsewhere() {
    Future<List<@Nullable KeptItem>> look = items.find(List.of(KEY));
    store.saysNothing();
    assertNull(only(look));
    items.ask(KEY, List.of("tag")).keep(new byte[] {'1'}, new ItemTerms(2_000, 3_000));
    items.drop(List.of("tag")); // it is not in memory any more, and of the store there is a copy
  }

  @Test
  void whatTheStoreHasIsInMemoryAfterwards() {
    keptElsewhere();
    Future<List<@Nullable KeptItem>> first = items.find(List.of(KEY));
    store.says(10);

    assertEquals(CacheTier.STORE, Objects.requireNonNull(only(first)).tier());
    KeptItem again = Objects.requireNonNull(only(items.find(List.of(KEY))));
    assertEquals(CacheTier.MEMORY, again.tier());
  }

  @Test
  void whatWasDroppedWhileTheStoreWasAskedIsNotInMemoryAfterwards() {
    keptElsewhere();
    Future<List<@Nullable KeptItem>> first = items.find(List.of(KEY));
    store.watchers.getFirst().forgotten(List.of("another label"));
    store.says(10);

    assertNotNull(only(first));
    Future<List<@Nullable KeptItem>> second = items.find(List.of(KEY));
    store.saysNothing();
    assertNull(only(second));
  }

  @Test
  void whatOthersHaveBroughtWhileTheStoreWasAskedIsFound() {
    Future<List<@Nullable KeptItem>> look = items.find(List.of(KEY));
    items.ask(KEY, List.of()).keep(new byte[] {'1'}, new ItemTerms(2_000, 3_000));
    store.saysNothing();

    assertEquals(CacheTier.MEMORY, Objects.requireNonNull(only(look)).tier());
  }

  @Test
  void whatIsTooOldIsAMiss() {
    keptElsewhere();
    Future<List<@Nullable KeptItem>> stale = items.find(List.of(KEY));
    store.says(1_000);
    assertEquals(true, Objects.requireNonNull(only(stale)).stale());
    items.drop(List.of("tag"));
    Future<List<@Nullable KeptItem>> look = items.find(List.of(KEY));
    store.says(2_000);

    assertNull(only(look));
  }

  @Test
  void dropsAreToldOnceForAllTagsAndByNamesThatTellNothing() {
    items.drop(List.of("one", "two", "one"));

    assertEquals(2, store.forgotten.size());
    assertEquals(-1, store.forgotten.getFirst().indexOf("one"));
    items.dropAll();
    assertEquals(3, store.forgotten.size());
    unshare.run();
    items.drop(List.of("three"));
    assertEquals(3, store.forgotten.size());
    assertEquals(List.of(), store.watchers);
  }
}
