// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ResponseBodyCollector;
import dev.facet.http.ResponseContent;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.coding.ContentDecoder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.internal.ContextInternal;
import java.util.function.LongSupplier;

/** A call whose response is collected, up to a limit. */
final class BufferedCall extends HttpCall {
  /** The lowest status that is no success. */
  private static final int NO_SUCCESS = 300;

  private final ContentDecoder decoder;
  private final Promise<UpstreamResponse> promise = Promise.promise();

  BufferedCall(
      String service,
      UpstreamRequest request,
      CallContext context,
      LongSupplier nanoTime,
      ContextInternal vertxContext,
      ContentDecoder decoder) {
    super(service, request, context, nanoTime, vertxContext);
    this.decoder = decoder;
  }

  Future<UpstreamResponse> response() {
    return promise.future();
  }

  @Override
  public boolean buffered() {
    return true;
  }

  @Override
  void writeHeaders(CallHeaders headers, MultiMap to) {
    headers.writeBuffered(request(), context(), to);
    headers.writeTimeLeft(due() - now(), to);
  }

  @Override
  void receive(HttpClientResponse response, HttpExchange from) {
    long limit = decoder.limit();
    if (ResponseContent.length(response.statusCode(), request().method(), response.headers())
        > limit) {
      from.giveUp(new TooLarge(service(), limit));
      return;
    }
    ResponseBodyCollector body = new ResponseBodyCollector(limit);
    response.handler(chunk -> collect(chunk, body, from));
    response.endHandler(end -> {
      from.completed();
      guarded(() -> complete(response, body, from));
    });
  }

  @Override
  boolean awaitingBody() {
    return true;
  }

  @Override
  protected void failed(UpstreamFailure failure) {
    promise.fail(new UpstreamException(failure, broken()));
  }

  private void collect(Buffer chunk, ResponseBodyCollector body, HttpExchange from) {
    if (from.ended()) {
      return;
    }
    from.progressed();
    if (!body.add(chunk)) {
      from.giveUp(new TooLarge(service(), decoder.limit()));
    }
  }

  private void complete(
      HttpClientResponse response, ResponseBodyCollector body, HttpExchange from) {
    if (from.ended()) {
      return;
    }
    switch (decoder.decode(response.headers(), ResponseBody.of(body.pieces()))) {
      case ContentDecoder.Decoded.Body(var decoded) -> deliver(response, decoded, from);
      // What the status says does not depend on the body, such as a proxy's page for a 404.
      case ContentDecoder.Decoded.Failed(Undecodable _) when response.statusCode() >= NO_SUCCESS ->
          deliver(response, ResponseBody.EMPTY, from);
      case ContentDecoder.Decoded.Failed(var failure) -> from.fail(failure);
    }
  }

  private void deliver(HttpClientResponse response, ResponseBody body, HttpExchange from) {
    from.finish();
    finish();
    promise.complete(
        new UpstreamResponse(response.statusCode(), response.headers(), body, delivery()));
  }
}
