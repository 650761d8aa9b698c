// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.internal.ContextInternal;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A call whose response is handed over as soon as its head is there, and what came in one read with
 * it has been looked at: where the body breaks there, the call fails and there is no response.
 */
final class StreamedCall extends HttpCall {
  private final Promise<UpstreamStream> promise = Promise.promise();
  private @Nullable ResponseBodyStream body;
  private @Nullable SwitchedHttp1 switched;

  StreamedCall(
      String service,
      UpstreamRequest request,
      CallContext context,
      LongSupplier nanoTime,
      ContextInternal vertxContext) {
    super(service, request, context, nanoTime, vertxContext);
  }

  Future<UpstreamStream> response() {
    return promise.future();
  }

  @Override
  public boolean buffered() {
    return false;
  }

  @Override
  void writeHeaders(CallHeaders headers, MultiMap to) {
    headers.writeStreamed(request(), context(), to);
    long due = due();
    headers.writeTimeToHead(due == CallContext.NO_DEADLINE ? Long.MAX_VALUE : due - now(), to);
  }

  @Override
  void receive(HttpClientResponse response, HttpExchange from) {
    ResponseBodyStream arriving = new ResponseBodyStream(response, this, from);
    body = arriving;
    from.hold(() -> handOver(response, arriving, from));
  }

  private void handOver(HttpClientResponse response, ResponseBodyStream arriving, HttpExchange of) {
    if (!of.ended()) {
      of.handOver();
      settled();
      arriving.handOver(() -> promise.tryComplete(new ResponseStream(response, arriving, this)));
    }
  }

  @Override
  void receive(HttpClientResponse response, SwitchedHttp1 connection) {
    switched = connection;
    finish();
    if (!promise.tryComplete(new SwitchedStream(response, connection, delivery()))) {
      connection.close();
    }
  }

  @Override
  void interim(int status, MultiMap headers) {
    if (!ended()) {
      context().origin().interim(status, headers);
    }
  }

  @Override
  boolean goesOn(Runnable task) {
    if (switched == null) {
      return false;
    }
    switched.onClose(task);
    return true;
  }

  @Override
  boolean awaitingBody() {
    return body != null && body.awaited();
  }

  @Override
  protected void failed(UpstreamFailure failure) {
    boolean handedOver = !promise.tryFail(new UpstreamException(failure, broken()));
    if (handedOver && body != null) {
      body.breakOff(failure);
    }
  }
}
