// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ExpectHeader;
import dev.facet.http.MediaType;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.Layer;
import io.vertx.core.http.HttpHeaders;

/**
 * Keeps an upload from its service until the first of its bytes is there: a client that announces a
 * body and sends none has no place in flight, no connection and no say in the circuit breaker.
 * Where the service itself is to say whether the body is welcome (RFC 9110, section 10.1.1) it is
 * asked at once, and so it is by gRPC, in which either side may speak first. A body of no bytes is
 * all there with the head, so that is kept until the client has ended it.
 */
final class WithFirstBytes implements Layer<HttpCall> {
  private final Layer<HttpCall> next;
  private final boolean rejected;

  /**
   * Wraps a layer.
   *
   * @param rejected whether a request that is not idempotent may be sent twice too, since a service
   *     may say that it did nothing: with its credentials, or with its stream of HTTP/2
   */
  WithFirstBytes(Layer<HttpCall> next, boolean rejected) {
    this.next = next;
    this.rejected = rejected;
  }

  @Override
  public Layer<HttpCall> next() {
    return next;
  }

  @Override
  public void send(HttpCall call) {
    UpstreamRequest request = call.request();
    if (request.body() instanceof RequestBody.Streamed streamed) {
      UploadBody body = call.uploads(streamed, rejected);
      call.watch(body);
      if (streamed.length() == 0
          || (!ExpectHeader.asksFirst(request.headers()) && !isGrpc(request))) {
        body.awaitFirst(() -> next.send(call));
        return;
      }
    }
    next.send(call);
  }

  private static boolean isGrpc(UpstreamRequest request) {
    String type = request.headers().get(HttpHeaders.CONTENT_TYPE);
    return type != null && MediaType.isGrpc(MediaType.essence(type));
  }
}
