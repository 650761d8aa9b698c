// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;

/** Calls one service over HTTP/1.1. */
final class VertxUpstreamClient implements UpstreamClient {
  private final Vertx vertx;
  private final Service service;

  VertxUpstreamClient(Vertx vertx, Service service) {
    this.vertx = vertx;
    this.service = service;
  }

  @Override
  public String service() {
    return service.name();
  }

  @Override
  public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
    return new BufferedCall(service, request, context, callersContext()).start();
  }

  @Override
  public Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    return new StreamedCall(service, request, context, callersContext()).start();
  }

  /** Lets the calls in flight end, then closes the connections. */
  void close() {
    service.clients().close();
  }

  private ContextInternal callersContext() {
    return (ContextInternal) vertx.getOrCreateContext();
  }
}
