// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.Preconditions;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.ResponseCache.Inquiry;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.cache.Revalidation;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One GET that the cache has no response for, or none that holds without asking. It asks the
 * service itself, or waits for an equal one that does; where that brings nothing for it, or takes
 * longer than a call may be silent, it asks itself after all.
 */
final class Fetch {
  private static final int NOT_MODIFIED = 304;

  private final StreamedReads cache;
  private final Search search;
  private final @Nullable CachedResponse kept;
  private final Promise<UpstreamStream> own = Promise.promise();
  private UpstreamRequest sent;
  private boolean asks;
  private boolean regrouped;
  private boolean waitsNoMore;

  /**
   * Nothing is sent yet.
   *
   * @param kept what the service may confirm, or what stands in for an error; null for nothing
   */
  Fetch(StreamedReads cache, Search search, @Nullable CachedResponse kept) {
    this.cache = cache;
    this.search = search;
    this.sent = search.request();
    this.kept = kept;
  }

  /** Asks, or waits for one who does. */
  Future<UpstreamStream> shared() {
    Future<Fetched> waiting =
        cache.waiting(search.asked(), kept, search.context(), this::askForAll);
    if (!asks) {
      long timer = cache.later(this::waitNoMore);
      waiting.onComplete(_ -> cache.forget(timer));
    }
    waiting.onComplete(outcome -> {
      if (!waitsNoMore) {
        waited(outcome);
      }
    });
    return own.future();
  }

  /** The same, but asks itself where the response is another variant than its own. */
  Future<UpstreamStream> sharedOnce() {
    regrouped = true;
    return shared();
  }

  /** Asks for itself. */
  Future<UpstreamStream> alone() {
    asks = true;
    ask(search.context()).onComplete(this::waited);
    return own.future();
  }

  private void waitNoMore() {
    if (!asks && !own.future().isComplete()) {
      waitsNoMore = true;
      var _ = alone();
    }
  }

  private Future<Fetched> askForAll(CallContext caller) {
    return waitsNoMore ? Future.succeededFuture(Fetched.NOTHING) : ask(caller);
  }

  private void waited(AsyncResult<Fetched> outcome) {
    if (own.future().isComplete() || (outcome.succeeded() && asks)) {
      return;
    }
    if (outcome.failed()) {
      var _ = own.tryFail(cache.failed(outcome.cause(), search, kept));
      return;
    }
    switch (outcome.result()) {
      case Fetched.Kept(var response, var status)
          when cache.store().fits(response, search.asked()) ->
          own.complete(cache.response(search.request(), response, status.with("collapsed")));
      case Fetched.Kept _ when !regrouped -> {
        var _ = cache.fetchVariant(search).onComplete(own::tryComplete, own::tryFail);
      }
      case Fetched.Kept _, Fetched.Nothing _ -> {
        var _ = alone();
      }
    }
  }

  private Future<Fetched> ask(CallContext caller) {
    asks = true;
    Inquiry inquiry = cache.store().ask(search.asked(), cache.now());
    Promise<Fetched> fetched = Promise.promise();
    sent = outbound();
    cache.service().stream(sent, caller)
        .onSuccess(stream -> arrived(stream, inquiry, fetched))
        .onFailure(failure -> failed(failure, fetched));
    return fetched.future();
  }

  /** For others too: the whole, though the client may have it, or want its head alone. */
  private UpstreamRequest outbound() {
    UpstreamRequest request = search.request();
    MultiMap headers = request.headers();
    if (kept != null && kept.hasValidator()) {
      return get(request, Revalidation.headers(headers, kept));
    }
    boolean whole =
        request.method().equals(HttpMethod.GET) && !Preconditions.isConditional(headers);
    return whole || cache.passes(search.asked())
        ? request
        : get(request, Preconditions.without(headers));
  }

  /** A GET of the same. */
  static UpstreamRequest get(UpstreamRequest request, MultiMap headers) {
    return new UpstreamRequest(
        HttpMethod.GET, request.target(), headers, request.body(), request.timeout());
  }

  private void failed(Throwable failure, Promise<Fetched> fetched) {
    if (insteadOf(0, Delivery.of(failure), fetched)) {
      cache.hidden().failed(failure);
    } else {
      fetched.fail(failure);
    }
  }

  private void arrived(UpstreamStream stream, Inquiry inquiry, Promise<Fetched> fetched) {
    if (kept != null && kept.hasValidator() && stream.status() == NOT_MODIFIED) {
      stream.body().resume();
      confirmed(stream, kept, inquiry, fetched);
    } else if (Revalidation.isError(stream.status())
        && insteadOf(stream.status(), stream.delivery(), fetched)) {
      cache.hidden().status(stream.status(), stream.delivery());
      stream.abort();
    } else {
      pass(stream, inquiry, fetched);
    }
  }

  private void confirmed(
      UpstreamStream notModified,
      CachedResponse before,
      Inquiry inquiry,
      Promise<Fetched> fetched) {
    String reason = cache.reason(search.asked(), before);
    CachedResponse confirmed = inquiry.confirmed(before, notModified.headers(), cache.now());
    if (confirmed == null) {
      before.drop();
      fetched.complete(Fetched.NOTHING);
      var _ = cache.fetch(search, null).onComplete(own::tryComplete, own::tryFail);
      return;
    }
    CacheStatus status = CacheStatus.revalidated(reason, confirmed.ttlSeconds(cache.now()));
    cache.renewShared(search, confirmed);
    tell(confirmed, status, notModified.delivery());
    fetched.complete(new Fetched.Kept(confirmed, status));
  }

  /** Gives what is kept in place of an error, where both sides allow it. */
  private boolean insteadOf(int error, Delivery delivery, Promise<Fetched> fetched) {
    if (kept == null || !Reuse.onError(kept, search.asked().control(), cache.now())) {
      return false;
    }
    CacheStatus status =
        CacheStatus.staleForError(
            cache.reason(search.asked(), kept), kept.ttlSeconds(cache.now()), error);
    tell(kept, status, delivery);
    fetched.complete(new Fetched.Kept(kept, status));
    return true;
  }

  private void tell(CachedResponse response, CacheStatus status, Delivery delivery) {
    if (!own.future().isComplete()) {
      own.complete(cache.response(search.request(), response, status, delivery));
    }
  }

  private void pass(UpstreamStream stream, Inquiry inquiry, Promise<Fetched> fetched) {
    CacheStatus status = cache.missed(search.asked(), kept, stream.status());
    ResponseCache.Arriving arriving =
        sent.method().equals(HttpMethod.HEAD)
            ? null
            : inquiry.arriving(stream.status(), stream.headers(), cache.now());
    if (arriving == null || isTooLong(stream)) {
      if (arriving != null) {
        arriving.tooLong();
      }
      hand(MarkedStream.of(stream, status), arriving != null);
      fetched.complete(Fetched.NOTHING);
      return;
    }
    KeepingBody keeping = cache.keeping(stream);
    if (!arriving.isFresh()) {
      fetched.complete(Fetched.NOTHING);
    }
    keeping
        .collect()
        .map(arriving::whole)
        .onSuccess(whole -> cache.share(search, whole))
        .onComplete(whole -> {
          if (keeping.isTooLong()) {
            arriving.tooLong();
          }
          boolean others = whole.succeeded();
          var _ =
              fetched.tryComplete(
                  others ? new Fetched.Kept(whole.result(), status) : Fetched.NOTHING);
        });
    hand(new MarkedStream(stream, keeping, status.with("stored"), keeping::leave), true);
  }

  /** Gives who asked as much of it as it wants; what is being kept goes on without a reader. */
  private void hand(UpstreamStream all, boolean comparable) {
    UpstreamRequest request = search.request();
    UpstreamStream wanted =
        sent.equals(request) ? all : KeptStream.wanted(request, all, comparable);
    boolean given = own.tryComplete(wanted); // not where whoever asked has left
    if (!given || !wanted.equals(all)) {
      all.abort();
    }
  }

  private boolean isTooLong(UpstreamStream stream) {
    String length = stream.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.length() < 19 && Long.parseLong(length) > cache.maxEntry();
  }
}
