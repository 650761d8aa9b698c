// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.http1.Http1ServerRequest;

/**
 * The head of a request of HTTP/1.1, and later its trailers, which Vert.x drops: it is what a
 * request keeps of what was decoded, also where others before it have no response yet.
 */
final class RequestHead extends DefaultHttpRequest {
  private MultiMap trailers = MultiMap.caseInsensitiveMultiMap();

  RequestHead(HttpRequest decoded) {
    super(decoded.protocolVersion(), decoded.method(), decoded.uri(), decoded.headers());
  }

  /** The head of a request. */
  static RequestHead of(HttpServerRequest request) {
    return (RequestHead) ((Http1ServerRequest) request).nettyRequest();
  }

  /** The body has ended with these. */
  void ended(HttpHeaders fields) {
    fields.forEach(field -> trailers.add(field.getKey(), field.getValue()));
  }

  /** What came behind the body so far. */
  MultiMap trailers() {
    return trailers;
  }
}
