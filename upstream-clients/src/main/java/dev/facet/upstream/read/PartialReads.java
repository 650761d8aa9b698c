// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.ByteRange;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.Preconditions;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.cache.Revalidation;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Requests for a part of a response (RFC 9110, section 14). One range of bytes is cut out of what
 * is kept whole; where nothing is, the service is asked for it as the client asks, and nothing of
 * that is kept: who wants a part must not be the reason for sending the whole.
 */
final class PartialReads {
  private final StreamedReads cache;

  PartialReads(StreamedReads cache) {
    this.cache = cache;
  }

  /** Whether a request leaves it to the service what it is given. */
  static boolean isForOrigin(UpstreamRequest request) {
    boolean part = request.method().equals(HttpMethod.GET) && isWanted(request);
    return Preconditions.isConditionalOnState(request.headers())
        || (part && ByteRange.single(request.headers().getAll(HttpHeaderNames.RANGE)) == null);
  }

  /** Whether there is Range. */
  static boolean isWanted(UpstreamRequest request) {
    return request.headers().contains(HttpHeaderNames.RANGE);
  }

  /** The same request where Range means something, which it does for GET alone. */
  static UpstreamRequest meant(UpstreamRequest request) {
    return request.method().equals(HttpMethod.GET) || !isWanted(request)
        ? request
        : new UpstreamRequest(
            request.method(),
            request.target(),
            Preconditions.withoutRange(request.headers()),
            request.body(),
            request.timeout());
  }

  /**
   * Asks the service for a part.
   *
   * @param kept what stands in for an error, where both sides allow it; null for nothing
   */
  Future<UpstreamStream> ask(Search search, @Nullable CachedResponse kept) {
    return cache.service().stream(search.request(), search.context())
        .transform((stream, failure) -> {
          int error = stream == null ? 0 : stream.status();
          boolean failed = stream == null || Revalidation.isError(error);
          if (failed
              && kept != null
              && Reuse.onError(kept, search.asked().control(), cache.now())) {
            return Future.succeededFuture(insteadOf(stream, failure, search, kept));
          }
          return stream == null
              ? Future.failedFuture(cache.failed(failure, search, kept))
              : Future.succeededFuture(
                  MarkedStream.of(stream, cache.missed(search.asked(), kept, error)));
        });
  }

  private UpstreamStream insteadOf(
      @Nullable UpstreamStream error, Throwable failure, Search search, CachedResponse kept) {
    int status = error == null ? 0 : error.status();
    Delivery delivery = error == null ? Delivery.of(failure) : error.delivery();
    if (error == null) {
      cache.hidden().failed(failure);
    } else {
      cache.hidden().status(status, delivery);
      error.abort();
    }
    CacheStatus told =
        CacheStatus.staleForError(
            cache.reason(search.asked(), kept), kept.ttlSeconds(cache.now()), status);
    return cache.response(search.request(), kept, told, delivery);
  }
}
