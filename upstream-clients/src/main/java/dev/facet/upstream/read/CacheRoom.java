// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.CacheControl;
import dev.facet.http.FieldLists;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.ChangedTargets;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.store.SharedStore;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What both ways of reading by a service's cache share: its store, its clock, its counts, its log.
 */
final class CacheRoom {
  private final ResponseCache store;
  private final InstantSource clock;
  private final CacheCounts counts;
  private final SentHeaders headers;
  private final HiddenFailures hidden;
  private final SecondTier tier;
  private final Set<Object> renewing = ConcurrentHashMap.newKeySet();

  CacheRoom(
      ResponseCache store,
      InstantSource clock,
      CacheCounts counts,
      SentHeaders headers,
      SecondTier tier) {
    this.hidden = new HiddenFailures(tier.service(), System::nanoTime);
    this.tier = tier;
    this.store = store;
    this.clock = clock;
    this.counts = counts;
    this.headers = headers;
  }

  /**
   * For operators.
   *
   * @param service reads its URLs
   */
  ServiceCache kept(Supplier<ChangedTargets> service) {
    return new KeptResponses(store, tier, counts, service);
  }

  /** What replicas share. */
  SecondTier tier() {
    return tier;
  }

  /** The same search, after looking there unless that was done. */
  Future<Search> looked(Search search) {
    return !tier.isAsked() || search.found().isKnown()
        ? Future.succeededFuture(search)
        : tier.find(search.asked(), search.context()).map(search::after);
  }

  /** Where failures are told that clients do not meet. */
  HiddenFailures hidden() {
    return hidden;
  }

  ResponseCache store() {
    return store;
  }

  long now() {
    return clock.millis();
  }

  /**
   * What may be done with a kept response now. Where others may have changed it without being heard
   * of, it is the response for a while only.
   *
   * @param client what the request says
   */
  Reuse reuse(CachedResponse kept, CacheControl client) {
    return isUntold(kept) ? Reuse.NOT_NOW : Reuse.of(kept, client, now());
  }

  /** Whether it is the response where the client does not ask for less. */
  boolean isFresh(CachedResponse kept) {
    return !isUntold(kept) && Reuse.isFresh(kept, now());
  }

  private boolean isUntold(CachedResponse kept) {
    return tier.mayMissChanges() && now() - kept.receivedMillis() >= SharedStore.UNTOLD_MILLIS;
  }

  void count(CacheStatus status) {
    count(status.use());
  }

  void count(CacheStatus.Use use) {
    counts.count(use);
  }

  /** A request that is forwarded: whom the gateway knows, and what the client says of itself. */
  CacheRequest asked(UpstreamRequest request, CallContext context) {
    MultiMap sent = request.headers();
    StringBuilder identity = new StringBuilder();
    append(context.origin().identity(), identity);
    append(FieldLists.value(sent, HttpHeaders.AUTHORIZATION.toString()), identity);
    append(FieldLists.value(sent, HttpHeaders.COOKIE.toString()), identity);
    return of(request, sent, identity.toString(), context);
  }

  /**
   * A call of a GraphQL operation: what it carries on of the client's headers, and what the schema
   * gives it. It tells the service nobody else.
   */
  CacheRequest askedFor(UpstreamRequest request, CallContext context) {
    MultiMap sent = MultiMap.caseInsensitiveMultiMap();
    headers.writeBuffered(request, context, sent);
    if (headers.isConfigured("authorization")) {
      sent.remove(HttpHeaders.AUTHORIZATION); // the gateway's own, and the same for everybody
    }
    StringBuilder identity = new StringBuilder();
    for (Map.Entry<String, String> header : request.headers()) {
      appendUnlessPreference(header.getKey(), header.getValue(), identity);
    }
    List<String> forwarded = headers.forwarded();
    for (int i = 0; i < forwarded.size(); i++) {
      for (String value : sent.getAll(forwarded.get(i))) {
        appendUnlessPreference(forwarded.get(i), value, identity);
      }
    }
    return of(request, sent, identity.toString(), context);
  }

  private static CacheRequest of(
      UpstreamRequest request, MultiMap sent, String identity, CallContext context) {
    String host = sent.get(HttpHeaders.HOST);
    return new CacheRequest(
        request.target(),
        host == null ? "" : host,
        sent,
        identity,
        CacheControl.of(sent),
        context.origin().correlationId());
  }

  /**
   * Begins to renew what is kept; not where somebody does already.
   *
   * @param flight of the request, see {@link ResponseCache#flight}
   */
  boolean begin(Object flight) {
    return renewing.add(flight);
  }

  void end(Object flight) {
    renewing.remove(flight);
  }

  private static void append(@Nullable String value, StringBuilder identity) {
    if (value != null && !value.isEmpty()) {
      identity.append(value.length()).append(':').append(value);
    } else if (!identity.isEmpty()) {
      identity.append('-');
    }
  }

  /** What a client prefers, such as a language, tells nobody from another. */
  private static void appendUnlessPreference(String name, String value, StringBuilder identity) {
    if (!name.toLowerCase(Locale.ROOT).startsWith("accept")) {
      append(name, identity);
      append(value, identity);
    }
  }
}
