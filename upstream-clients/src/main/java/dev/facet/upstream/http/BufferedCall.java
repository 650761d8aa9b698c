// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.internal.ContextInternal;

/** A call whose answer is collected. */
final class BufferedCall extends OutboundCall<UpstreamResponse> {
  private final long limit;

  BufferedCall(
      Service service, UpstreamRequest request, CallContext context, ContextInternal vertxContext) {
    super(
        service,
        request,
        context,
        vertxContext,
        request.timeout() == null ? service.config().timeout().total() : request.timeout());
    this.limit = service.config().maxResponse().bytes();
  }

  @Override
  boolean awaitsMore() {
    return true;
  }

  @Override
  void writeHeaders(HttpClientRequest wire) {
    service.headers().writeForCall(request, context, wire);
  }

  @Override
  void answered(HttpClientResponse answer) {
    long announced = BodyCollector.announcedBy(answer, request.method());
    if (announced > limit) {
      fail(new UpstreamFailure.TooLarge(service.name(), limit));
      return;
    }
    BodyCollector collector = new BodyCollector(announced, limit);
    answer.exceptionHandler(this::broken);
    answer.handler(piece -> collect(piece, collector));
    answer.endHandler(end -> complete(answer, collector));
  }

  private void collect(Buffer piece, BodyCollector collector) {
    watch.progress();
    if (!over() && !collector.add(piece)) {
      fail(new UpstreamFailure.TooLarge(service.name(), limit));
    }
  }

  private void complete(HttpClientResponse answer, BodyCollector collector) {
    if (finish()) {
      succeed(new UpstreamResponse(answer.statusCode(), answer.headers(), collector.bytes()));
    }
  }
}
