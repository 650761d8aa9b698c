// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.Delivery;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.Revalidation;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Kept responses that are renewed while clients get what is kept (RFC 5861, section 3): each once
 * at a time. Safe for all threads.
 */
final class Renewals {
  private final ResponseCache store;
  private final SecondTier tier;
  private final HiddenFailures hidden;
  private final Set<Object> renewing = ConcurrentHashMap.newKeySet();

  /**
   * None is under way.
   *
   * @param hidden is told of errors, which no client meets
   */
  Renewals(ResponseCache store, SecondTier tier, HiddenFailures hidden) {
    this.store = store;
    this.tier = tier;
    this.hidden = hidden;
  }

  /** What came of one. */
  record Renewed(int status, Delivery delivery) {}

  /**
   * Renews what is kept, unless that is being done.
   *
   * @param search whose client has its response
   * @param work renews it, after looking into what replicas share
   */
  void begin(Search search, CachedResponse kept, Function<Search, Future<Renewed>> work) {
    Object flight = store.flight(search.asked(), kept);
    if (renewing.add(flight)) {
      var _ =
          looked(search)
              .compose(work)
              .onSuccess(this::ended)
              .onFailure(hidden::failed)
              .onComplete(_ -> renewing.remove(flight));
    }
  }

  /** The same search, after looking into what replicas share, unless that was done. */
  private Future<Search> looked(Search search) {
    return !tier.isAsked() || search.found().isKnown()
        ? Future.succeededFuture(search)
        : tier.find(search.asked(), search.context()).map(search::after);
  }

  private void ended(Renewed renewed) {
    if (Revalidation.isError(renewed.status())) {
      hidden.status(renewed.status(), renewed.delivery());
    }
  }
}
