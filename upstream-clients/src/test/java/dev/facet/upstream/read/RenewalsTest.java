// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.CacheControl;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.Heuristics;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.read.Renewals.Renewed;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is renewed while clients get what is kept. */
final class RenewalsTest {
  private final ResponseCache memory =
      new ResponseCache(1 << 20, List.of(), Heuristics.NONE, UnaryOperator.identity());
  private final Renewals renewals =
      new Renewals(
          memory,
          new SecondTier(
              SharedStore.NONE,
              StoreSpace.responses("users", ""),
              memory,
              new CacheCounts(new LongAdder()),
              InstantSource.system()),
          new HiddenFailures("users", System::nanoTime));
  private final Map<String, CachedResponse> kept = new HashMap<>();
  private Promise<Renewed> work = Promise.promise();
  private int begun;

  @Test
  void oneRenewalIsUnderWayAtATime() {
    begin("/a");
    begin("/a");
    assertEquals(1, begun);

    begin("/b");
    assertEquals(2, begun);
  }

  @Test
  void anotherOneBeginsBehindOneThatSucceededOrFailed() {
    begin("/a");
    work.complete(new Renewed(200, Delivery.NONE));
    work = Promise.promise();

    begin("/a");
    assertEquals(2, begun);
    work.fail("a fault");

    begin("/a");
    assertEquals(3, begun);
  }

  private void begin(String target) {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    UpstreamRequest request =
        new UpstreamRequest(HttpMethod.GET, target, none, RequestBody.NONE, null);
    CacheRequest asked = new CacheRequest(target, "", none, "", CacheControl.of(none), "");
    renewals.begin(
        Search.of(request, CallContext.detached(), asked),
        kept.computeIfAbsent(target, _ -> keep(asked)),
        _ -> {
          begun++;
          return work.future();
        });
  }

  private CachedResponse keep(CacheRequest asked) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("cache-control", "max-age=1");
    return Objects.requireNonNull(memory.ask(asked, 0).arriving(200, headers, 0))
        .whole(ResponseBody.EMPTY);
  }
}
