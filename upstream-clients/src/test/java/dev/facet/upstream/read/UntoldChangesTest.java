// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.CacheControl;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.Heuristics;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is kept while other replicas cannot be heard of. */
final class UntoldChangesTest {
  private static final CacheControl PLAIN = CacheControl.of(List.of());

  private final Switched store = new Switched();
  private final ResponseCache memory =
      new ResponseCache(1 << 20, List.of(), Heuristics.NONE, UnaryOperator.identity());
  private long millis = 1_000_000;

  /** Has nothing, and responds or not. */
  private static final class Switched implements SharedStore {
    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public Future<Found> find(StoreSpace space, List<String> keys) {
      return Future.succeededFuture(Found.nothing(Found.Outcome.ANSWERED, keys.size()));
    }

    @Override
    public void keep(StoreSpace space, List<Entry> entries) {}

    @Override
    public void drop(StoreSpace space, List<String> keys) {}

    @Override
    public void forget(String domain, Collection<String> labels) {}

    @Override
    public Runnable watch(String domain, Watcher watcher) {
      return () -> {};
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(millis);
  }

  private CacheRoom room(SharedStore shared) {
    CacheCounts counts = new CacheCounts(new LongAdder());
    SecondTier tier =
        new SecondTier(shared, StoreSpace.responses("users", ""), memory, counts, this::now);
    return new CacheRoom(memory, this::now, counts, tier);
  }

  private CachedResponse kept() {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("cache-control", "max-age=600");
    CacheRequest asked = new CacheRequest("/a", "", none, "", PLAIN, "");
    return Objects.requireNonNull(memory.ask(asked, millis).arriving(200, headers, millis))
        .whole(ResponseBody.of(new byte[] {1}));
  }

  @Test
  void aResponseIsGivenForHalfAMinuteWhileNobodyTellsOfChanges() {
    CacheRoom room = room(store);
    CachedResponse kept = kept();
    store.open = false;

    millis += 29_999;
    assertEquals(Reuse.FRESH, room.reuse(kept, PLAIN));
    assertTrue(room.isFresh(kept));
    millis += 1;
    assertEquals(Reuse.NOT_NOW, room.reuse(kept, PLAIN));
    assertFalse(room.isFresh(kept));
    store.open = true;
    assertEquals(Reuse.FRESH, room.reuse(kept, PLAIN));
  }

  @Test
  void whatIsNotSharedIsGivenForAsLongAsItIsFresh() {
    CacheRoom room = room(SharedStore.NONE);
    CachedResponse kept = kept();

    millis += 599_000;

    assertEquals(Reuse.FRESH, room.reuse(kept, PLAIN));
  }
}
