// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.SafeMethods;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.ChangedTargets;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Requests of a service that its cache has no response to. Those that are not safe make it forget
 * what they may have changed (RFC 9111, section 4.4).
 *
 * @param listed what the service goes by in the configuration
 */
record PassedRequests(UpstreamClient client, CacheRoom room, List<URI> listed) {
  private static final int OK = 200;

  Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
    return watched(
        request,
        client.call(request, context),
        response -> changed(request, response.status(), response.headers(), response.delivery()));
  }

  Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    return watched(
        request,
        client.stream(request, context),
        response -> changed(request, response.status(), response.headers(), response.delivery()));
  }

  private <R> Future<R> watched(UpstreamRequest request, Future<R> called, Consumer<R> responded) {
    return SafeMethods.contains(request.method())
        ? called
        : called.onSuccess(responded::accept).onFailure(failure -> failed(request, failure));
  }

  /** A request that failed may have been heard all the same. */
  private void failed(UpstreamRequest request, Throwable failure) {
    Delivery delivery = Delivery.of(failure);
    if (!(failure instanceof UpstreamException) || delivery.sent()) {
      changed(request, OK, MultiMap.caseInsensitiveMultiMap(), delivery);
    }
  }

  private void changed(UpstreamRequest request, int status, MultiMap headers, Delivery delivery) {
    String host = request.headers().get(HttpHeaders.HOST);
    Set<String> changed =
        targets(delivery).of(request.target(), host == null ? "" : host, status, headers);
    room.tier().forget(room.store().changed(changed));
  }

  /** What the service goes by: as listed, and as it is called now. */
  ChangedTargets targets() {
    return targets(Delivery.NONE);
  }

  /** The same, and where a request was sent to. */
  private ChangedTargets targets(Delivery delivery) {
    Stream<URI> sentTo =
        delivery.endpoint().isEmpty() ? Stream.of() : Stream.of(URI.create(delivery.endpoint()));
    return new ChangedTargets(
        Stream.of(listed.stream(), client.bases().stream(), sentTo)
            .flatMap(Function.identity())
            .distinct()
            .toList());
  }
}
