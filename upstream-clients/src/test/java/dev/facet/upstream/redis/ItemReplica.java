// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facet.upstream.cache.CacheTags;
import dev.facet.upstream.cache.ItemCache;
import dev.facet.upstream.cache.ItemCounts;
import dev.facet.upstream.cache.SharedItems;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one replica keeps of a service, with a clock of its own. */
final class ItemReplica {
  final CacheTags tags = new CacheTags();
  final ItemCounts counts = new ItemCounts();
  final ItemCache items;
  final Runnable unshare;

  /** Is told after the tags are. */
  final WithRedis.Heard heard = new WithRedis.Heard();

  long millis;

  /** By a clock that says so many milliseconds. */
  ItemReplica(SharedStore store, long millis) {
    this.millis = millis;
    this.unshare = tags.share(store);
    var _ = store.watch(StoreSpace.tags(), heard);
    this.items =
        new ItemCache(
            new ItemCache.Limits(10_000_000, 1_000),
            tags,
            counts,
            this::now,
            new SharedItems(store, StoreSpace.items("users", "s"), counts, this::now));
  }

  private Instant now() {
    return Instant.ofEpochMilli(millis);
  }

  static ItemKey key(String key) {
    return new ItemKey("p", key);
  }

  /** An item, such as {@code "a"}, or null for one that is missing. */
  List<@Nullable String> find(String... keys) {
    return look(keys).stream()
        .map(item -> item == null ? null : new String(item.bytes(), UTF_8))
        .toList();
  }

  List<@Nullable KeptItem> look(String... keys) {
    return WithRedis.on(() -> items.find(Stream.of(keys).map(ItemReplica::key).toList()));
  }

  KeptItem only(String key) {
    return Objects.requireNonNull(look(key).getFirst());
  }

  /** Asks for an item from now on, after looking for it. */
  ItemInquiry ask(String key, String... tagged) {
    find(key);
    return items.ask(key(key), List.of(tagged));
  }

  /** Keeps an item for a minute, and for another one stale. */
  void keep(ItemInquiry inquiry, String item) {
    WithRedis.on(() -> {
      inquiry.keep(item.getBytes(UTF_8), new ItemTerms(millis + 60_000, millis + 120_000));
      return Future.succeededFuture();
    });
  }

  void keepAll(int count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add("k" + i);
    }
    find(keys.toArray(String[]::new));
    WithRedis.on(() -> {
      for (String key : keys) {
        items
            .ask(key(key), List.of("all"))
            .keep(key.getBytes(UTF_8), new ItemTerms(millis + 60_000, millis + 60_000));
      }
      return Future.succeededFuture();
    });
  }

  void drop(String... dropped) {
    WithRedis.on(() -> {
      items.drop(List.of(dropped));
      return Future.succeededFuture();
    });
  }
}
