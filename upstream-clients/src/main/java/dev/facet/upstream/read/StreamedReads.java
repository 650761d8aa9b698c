// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.CacheControl;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.Preconditions;
import dev.facet.upstream.cache.Rendition;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.ResponseCache.Inquiry;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.read.Renewals.Renewed;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.share.SharedWork;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** GET and HEAD requests that are forwarded, by way of the cache of their service. */
final class StreamedReads {
  private static final String ONLY_IF_CACHED = "only-if-cached";
  private static final int GATEWAY_TIMEOUT = 504;

  private final UpstreamClient service;
  private final CacheRoom room;
  private final Vertx vertx;
  private final long patienceMillis;
  private final long maxEntry;
  private final ArrivingBytes memory;
  private final UnreadBodies unread;
  private final boolean coalesce;
  private final SharedWork<Fetched> fetches;
  private final PartialReads parts = new PartialReads(this);

  StreamedReads(
      UpstreamClient service,
      CacheRoom room,
      UpstreamConfig config,
      Vertx vertx,
      CacheCounts counts) {
    this.service = service;
    this.room = room;
    this.vertx = vertx;
    this.patienceMillis = Math.max(1, config.timeout().attempt().toMillis());
    this.maxEntry = config.cache().maxEntry().bytes();
    this.memory = new ArrivingBytes(Math.max(maxEntry, config.cache().max().bytes() / 2));
    this.unread = new UnreadBodies(Timers.of(vertx), config.timeout().total(), room.hidden());
    this.coalesce = config.coalesce();
    this.fetches = new SharedWork<>(new SharedFetches(service.service()), counts.coalesced());
  }

  /** The response to a GET or HEAD without a body. */
  Future<UpstreamStream> read(UpstreamRequest asIs, CallContext context) {
    UpstreamRequest request = PartialReads.meant(asIs);
    if (PartialReads.isForOrigin(request)) {
      return CacheControl.of(request.headers()).has(ONLY_IF_CACHED)
          ? Future.succeededFuture(nothingCached())
          : service.stream(request, context).map(this::passed);
    }
    Search search = Search.of(request, context, CacheIdentity.forwarded(request, context));
    UpstreamStream kept = kept(search);
    return kept == null ? further(search) : Future.succeededFuture(kept);
  }

  /** What is kept in memory, where it is the response. */
  private @Nullable UpstreamStream kept(Search search) {
    CacheRequest asked = search.asked();
    CachedResponse kept = store().find(asked);
    Reuse reuse = kept == null ? Reuse.NOT_NOW : room.reuse(kept, asked.control());
    if (kept == null || reuse == Reuse.NOT_NOW) {
      return null;
    }
    if (reuse == Reuse.STALE_MEANWHILE) {
      renew(search, kept);
    }
    long ttl = kept.ttlSeconds(now());
    CacheStatus status = reuse == Reuse.FRESH ? CacheStatus.hit(ttl) : CacheStatus.stale(ttl);
    return response(search.request(), kept, search.told(status));
  }

  /** Looks into the store that replicas share, where there is one, and asks the service then. */
  private Future<UpstreamStream> further(Search search) {
    if (!room.tier().isAsked()) {
      return ask(search, store().find(search.asked()));
    }
    return room.tier()
        .find(search.asked(), search.context())
        .compose(found -> {
          Search looked = search.after(found);
          UpstreamStream kept = found.hasAny() ? kept(looked) : null;
          return kept == null
              ? ask(looked, store().find(search.asked()))
              : Future.succeededFuture(kept);
        });
  }

  private Future<UpstreamStream> ask(Search search, @Nullable CachedResponse kept) {
    CacheRequest asked = search.asked();
    if (asked.control().has(ONLY_IF_CACHED)) {
      return Future.succeededFuture(nothingCached());
    }
    if (PartialReads.isWanted(search.request())) {
      return parts.ask(search, kept);
    }
    if (kept != null && search.request().method().equals(HttpMethod.HEAD)) {
      Inquiry inquiry = store().ask(asked, now());
      return service.stream(search.request(), search.context())
          .map(head -> compared(head, inquiry, asked, kept))
          .recover(failure -> Future.failedFuture(failed(failure, search, kept)));
    }
    return fetch(search, kept);
  }

  /**
   * Asks once more, now that it is known by what the response varies: those who ask for the same
   * one are together again.
   */
  Future<UpstreamStream> fetchVariant(Search search) {
    CachedResponse kept = store().find(search.asked());
    return kept != null && room.reuse(kept, search.asked().control()) == Reuse.FRESH
        ? Future.succeededFuture(
            response(
                search.request(), kept, CacheStatus.hit(kept.ttlSeconds(now())).with("collapsed")))
        : new Fetch(this, search, null).sharedOnce();
  }

  /** Asks the service, or waits for one who does. */
  Future<UpstreamStream> fetch(Search search, @Nullable CachedResponse kept) {
    Fetch fetch = new Fetch(this, search, kept);
    return coalesce && !passes(search.asked()) ? fetch.shared() : fetch.alone();
  }

  /** Whether what comes is hardly for others. */
  boolean passes(CacheRequest asked) {
    return store().passes(asked) || asked.control().has("no-store");
  }

  /** Asks for a newer response, for nobody in particular; those who have to ask wait for it. */
  private void renew(Search search, CachedResponse kept) {
    UpstreamRequest request = search.request();
    UpstreamRequest whole = Fetch.get(request, Preconditions.without(request.headers()));
    room.renewals()
        .begin(
            search.by(whole, search.context().cancelledBy(new Cancellation())),
            kept,
            looked -> renewal(looked, kept).map(StreamedReads::renewed));
  }

  /** Asks, unless another replica has renewed it. */
  private Future<UpstreamStream> renewal(Search search, CachedResponse kept) {
    CachedResponse now = store().find(search.asked());
    return now != null && room.reuse(now, search.asked().control()) == Reuse.FRESH
        ? Future.succeededFuture(KeptStream.empty(now.status()))
        : fetch(search, kept);
  }

  private static Renewed renewed(UpstreamStream stream) {
    Renewed renewed = new Renewed(stream.status(), stream.delivery());
    stream.abort();
    return renewed;
  }

  /** Joins what equal requests wait for, or begins it. */
  Future<Fetched> waiting(
      CacheRequest asked,
      @Nullable CachedResponse kept,
      CallContext context,
      Function<CallContext, Future<Fetched>> work) {
    return fetches.join(store().flight(asked, kept), context, work);
  }

  /**
   * What is kept, as the response to a request: without what its client has, or did not ask for.
   */
  UpstreamStream response(UpstreamRequest request, CachedResponse kept, CacheStatus status) {
    return response(request, kept, status, Delivery.NONE);
  }

  /**
   * The same, for which a call was made.
   *
   * @param delivery of the call
   */
  UpstreamStream response(
      UpstreamRequest request, CachedResponse kept, CacheStatus status, Delivery delivery) {
    room.count(status);
    Rendition given = Rendition.of(request.method(), request.headers(), kept, now());
    return new KeptStream(given.status(), given.headers(), given.body(), status, delivery);
  }

  private UpstreamStream nothingCached() {
    room.count(CacheStatus.NOTHING);
    return new KeptStream(
        GATEWAY_TIMEOUT,
        MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.CONTENT_LENGTH, "0"),
        ResponseBody.EMPTY,
        CacheStatus.NOTHING,
        Delivery.NONE);
  }

  /** The response to a HEAD, which says whether what is kept still holds. */
  private UpstreamStream compared(
      UpstreamStream head, Inquiry inquiry, CacheRequest asked, CachedResponse kept) {
    CacheStatus status = missed(asked, kept, head.status());
    inquiry.compared(kept, head.status(), head.headers(), now());
    return MarkedStream.of(head, status);
  }

  private UpstreamStream passed(UpstreamStream stream) {
    CacheStatus status = CacheStatus.miss("bypass");
    room.count(status);
    return MarkedStream.of(stream, status);
  }

  /** What is said of a response of the service. */
  CacheStatus missed(CacheRequest asked, @Nullable CachedResponse kept, int status) {
    CacheStatus missed = CacheStatus.miss(reason(asked, kept));
    room.count(missed);
    return kept == null ? missed : missed.with("fwd-status=" + status);
  }

  /** The same of a call that came to no response. */
  Throwable failed(Throwable failure, Search search, @Nullable CachedResponse kept) {
    return failure instanceof UpstreamException failed
        ? failed.with(CacheStatus.miss(reason(search.asked(), kept)))
        : failure;
  }

  /** Why a service is asked (RFC 9211, section 2.2). */
  String reason(CacheRequest asked, @Nullable CachedResponse kept) {
    if (kept == null) {
      return store().varies(asked) ? "vary-miss" : "uri-miss";
    }
    return room.isFresh(kept) ? "request" : "stale";
  }

  /** Keeps what has become whole where replicas find it. */
  void share(Search search, CachedResponse kept) {
    room.tier().keep(search.asked(), kept, search.found());
  }

  /** The same for what was confirmed, and perhaps may not be kept any longer. */
  void renewShared(Search search, CachedResponse confirmed) {
    room.tier().renew(search.asked(), confirmed, search.found());
  }

  HiddenFailures hidden() {
    return room.hidden();
  }

  UpstreamClient service() {
    return service;
  }

  ResponseCache store() {
    return room.store();
  }

  long now() {
    return room.now();
  }

  long maxEntry() {
    return maxEntry;
  }

  /** The body of a response that is kept as it passes. */
  KeepingBody keeping(UpstreamStream stream) {
    return new KeepingBody(stream, maxEntry, memory, unread);
  }

  /** Runs something once the service was silent for as long as it may be. */
  long later(Runnable action) {
    return vertx.setTimer(patienceMillis, _ -> action.run());
  }

  void forget(long timer) {
    vertx.cancelTimer(timer);
  }
}
