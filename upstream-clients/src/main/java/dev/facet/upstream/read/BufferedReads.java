// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.DigestFields;
import dev.facet.http.EntityTags;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.Preconditions;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.ResponseCache.Inquiry;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.cache.Revalidation;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.read.Renewals.Renewed;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * GET calls of GraphQL operations, by way of the cache of their service. Equal ones that miss are
 * one call by the client behind it.
 */
final class BufferedReads {
  private static final int NOT_MODIFIED = 304;

  private final UpstreamClient service;
  private final CacheRoom room;
  private final CacheIdentity identity;
  private final long maxEntry;
  private final ContentDecoder decoder;

  BufferedReads(
      UpstreamClient service,
      CacheRoom room,
      CacheIdentity identity,
      long maxEntry,
      ContentDecoder decoder) {
    this.service = service;
    this.room = room;
    this.identity = identity;
    this.maxEntry = maxEntry;
    this.decoder = decoder;
  }

  /** The response to a GET without a body. */
  Future<UpstreamResponse> read(UpstreamRequest request, CallContext context) {
    CacheRequest asked = identity.called(request, context);
    if (Preconditions.isForOrigin(asked.headers())
        || Preconditions.isConditional(asked.headers())) {
      return service.call(request, context);
    }
    Search search = Search.of(request, context, asked);
    Kept kept = kept(asked);
    UpstreamResponse response = kept == null ? null : response(search, kept);
    if (response != null) {
      return Future.succeededFuture(response);
    }
    return room.tier().isAsked()
        ? room.tier().find(asked, context).compose(found -> further(search.after(found)))
        : ask(search, kept);
  }

  /** A response that is kept, and decoded. */
  private record Kept(CachedResponse response, UpstreamResponse decoded) {}

  private @Nullable Kept kept(CacheRequest asked) {
    CachedResponse kept = store().find(asked);
    UpstreamResponse decoded = kept == null ? null : decoded(kept);
    return kept == null || decoded == null ? null : new Kept(kept, decoded);
  }

  /** What is kept, where the service need not be asked before; else null. */
  private @Nullable UpstreamResponse response(Search search, Kept kept) {
    return switch (room.reuse(kept.response(), search.asked().control())) {
      case FRESH -> told(kept.decoded(), CacheStatus.Use.HIT, Delivery.NONE, search.tier());
      case STALE -> told(kept.decoded(), CacheStatus.Use.STALE, Delivery.NONE, search.tier());
      case STALE_MEANWHILE -> {
        renew(search, kept);
        yield told(kept.decoded(), CacheStatus.Use.STALE, Delivery.NONE, search.tier());
      }
      case NOT_NOW -> null;
    };
  }

  /** After looking into the store that replicas share. */
  private Future<UpstreamResponse> further(Search search) {
    Kept kept = kept(search.asked());
    UpstreamResponse response =
        kept == null || !search.found().hasAny() ? null : response(search, kept);
    return response == null ? ask(search, kept) : Future.succeededFuture(response);
  }

  private void renew(Search search, Kept kept) {
    CallContext detached =
        search.context().cancelledBy(new Cancellation()).until(CallContext.NO_DEADLINE);
    room.renewals()
        .begin(
            search.by(search.request(), detached),
            kept.response(),
            looked ->
                renewal(looked, kept)
                    .map(response -> new Renewed(response.status(), response.delivery())));
  }

  /** Asks, unless another replica has renewed it. */
  private Future<UpstreamResponse> renewal(Search search, Kept kept) {
    Kept now = kept(search.asked());
    boolean newer =
        now != null && room.reuse(now.response(), search.asked().control()) == Reuse.FRESH;
    return now != null && newer ? Future.succeededFuture(now.decoded()) : ask(search, kept);
  }

  private Future<UpstreamResponse> ask(Search search, @Nullable Kept kept) {
    Inquiry inquiry = store().ask(search.asked(), room.now());
    boolean confirms = kept != null && kept.response().hasValidator();
    UpstreamRequest sent =
        confirms && kept != null ? confirming(search.request(), kept.response()) : search.request();
    return service
        .call(sent, search.context())
        .transform((response, failure) -> {
          if (response == null || Revalidation.isError(response.status())) {
            return kept != null
                    && Reuse.onError(kept.response(), search.asked().control(), room.now())
                ? Future.succeededFuture(insteadOf(search, response, failure, kept.decoded()))
                : response == null
                    ? Future.failedFuture(failure)
                    : Future.succeededFuture(missed(response));
          }
          if (confirms && kept != null && response.status() == NOT_MODIFIED) {
            return confirmed(search, response, inquiry, kept.response());
          }
          return Future.succeededFuture(keep(search, response, inquiry));
        });
  }

  private UpstreamResponse insteadOf(
      Search search, @Nullable UpstreamResponse error, Throwable failure, UpstreamResponse kept) {
    Delivery delivery =
        error == null ? Delivery.of(failure) : error.delivery().failed(error.status());
    if (error == null) {
      room.hidden().failed(failure);
    } else {
      room.hidden().status(error.status(), delivery);
    }
    return told(kept, CacheStatus.Use.STALE_IF_ERROR, delivery, search.tier());
  }

  private static UpstreamRequest confirming(UpstreamRequest request, CachedResponse kept) {
    return new UpstreamRequest(
        request.method(),
        request.target(),
        Revalidation.headers(request.headers(), kept),
        request.body(),
        request.timeout());
  }

  private Future<UpstreamResponse> confirmed(
      Search search, UpstreamResponse notModified, Inquiry inquiry, CachedResponse kept) {
    CachedResponse confirmed = inquiry.confirmed(kept, notModified.headers(), room.now());
    UpstreamResponse decoded = confirmed == null ? null : decoded(confirmed);
    if (confirmed == null || decoded == null) {
      kept.drop();
      return ask(search, null);
    }
    room.tier().renew(search.asked(), confirmed, search.found());
    return Future.succeededFuture(
        told(decoded, CacheStatus.Use.REVALIDATED, notModified.delivery(), search.tier()));
  }

  private UpstreamResponse keep(Search search, UpstreamResponse response, Inquiry inquiry) {
    if (!response.coalesced() && response.body().length() <= maxEntry) {
      ResponseCache.Arriving arriving =
          inquiry.arriving(response.status(), decodedHeaders(response.headers()), room.now());
      if (arriving != null) {
        CachedResponse kept = arriving.whole(response.body());
        room.tier().keep(search.asked(), kept, search.found());
      }
    }
    return missed(response);
  }

  private UpstreamResponse missed(UpstreamResponse response) {
    return told(response, CacheStatus.Use.MISS, response.delivery(), CacheTier.NONE);
  }

  private UpstreamResponse told(
      UpstreamResponse response, CacheStatus.Use use, Delivery delivery, CacheTier tier) {
    room.count(use);
    return new UpstreamResponse(
        response.status(), response.headers(), response.body(), delivery.cached(use, tier));
  }

  /**
   * Bodies of calls are kept decoded: the headers are then those of another form of it, and of that
   * nobody has a part of whom the service has given another.
   */
  private static MultiMap decodedHeaders(MultiMap received) {
    if (!received.contains(HttpHeaders.CONTENT_ENCODING)) {
      return received;
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(received);
    headers.remove(HttpHeaders.CONTENT_ENCODING);
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    DigestFields.remove(headers);
    headers.set(HttpHeaderNames.ACCEPT_RANGES, "none");
    EntityTags.weaken(headers);
    return headers;
  }

  /** What is kept, decoded; null where that cannot be done, or is longer than calls read. */
  private @Nullable UpstreamResponse decoded(CachedResponse kept) {
    if (kept.body().length() > decoder.limit()) {
      return null;
    }
    return switch (decoder.decode(kept.headers(), kept.body())) {
      case ContentDecoder.Decoded.Body(var body) -> response(kept, body);
      case ContentDecoder.Decoded.Failed _ -> null;
    };
  }

  private static UpstreamResponse response(CachedResponse kept, ResponseBody body) {
    return new UpstreamResponse(kept.status(), kept.headers(), body, Delivery.NONE);
  }

  private ResponseCache store() {
    return room.store();
  }
}
