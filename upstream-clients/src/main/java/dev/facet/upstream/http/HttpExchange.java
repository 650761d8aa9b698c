// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.resilience.RetryRule.Reach.NOT_SENT;
import static dev.facet.upstream.resilience.RetryRule.Reach.SENT;
import static dev.facet.upstream.resilience.RetryRule.Reach.SENT_ON_REUSED;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.RetryRule;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends the request of a call over one connection and takes the head of its response. */
final class HttpExchange implements LoopPool.Waiter {
  private static final int FIRST_FINAL_STATUS = 200;
  private static final int FIRST_STATUS_NOT_WELCOMING = 300;

  private final HttpCall call;
  private final HttpTransport transport;
  private final ServiceEndpoint endpoint;
  private final LoopPool pool;
  private @Nullable PooledConnection connection;
  private @Nullable HttpClientRequest request;
  private @Nullable Upload upload;
  private @Nullable HttpClientResponse response;

  HttpExchange(HttpCall call, HttpTransport transport, ServiceEndpoint endpoint) {
    this.call = call;
    this.transport = transport;
    this.endpoint = endpoint;
    this.pool = endpoint.pools().current();
  }

  ServiceEndpoint endpoint() {
    return endpoint;
  }

  /** The media type of the response, as it came; empty for none. */
  String contentType() {
    return response == null
        ? ""
        : Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_TYPE), "");
  }

  void begin() {
    if (call.retried()) {
      pool.acquireFresh(this);
    } else {
      pool.acquire(this);
    }
  }

  /** Whether the service has to go on, while there is no response yet. */
  boolean awaitingService() {
    return upload == null || upload.awaitingService();
  }

  /** Whether the body that arrives while it is sent has begun to be. */
  boolean uploading() {
    return upload != null && upload.begun();
  }

  /** The response, or its connection, broke. */
  void broke(Throwable cause) {
    letGo();
    call.fail(transport.failures().onConnection(cause));
  }

  /** The response is complete; a request that is not cannot be completed any more. */
  void completed() {
    PooledConnection used = connection;
    if (upload != null && !upload.complete()) {
      discard();
    } else if (used != null) {
      connection = null;
      used.release();
      pool.release(used);
    }
  }

  /** Closes the connection, or no longer waits for one. */
  void discard() {
    if (request != null) {
      request.reset();
    }
    if (connection == null) {
      pool.withdraw(this);
    }
    letGo();
  }

  /** Reports the end of the connection only after that of the response. */
  void hold() {
    if (connection != null) {
      connection.hold();
    }
  }

  @Override
  public ContextInternal context() {
    return call.vertxContext();
  }

  @Override
  public void connected(PooledConnection given) {
    connection = given;
    try {
      given.request().onComplete(this::ready, this::notReady);
    } catch (RuntimeException | Error fault) { // an edge, as are those below: the call has to end
      call.threw(fault);
    }
  }

  @Override
  public void notConnected(Throwable cause) {
    call.fail(unconnected(cause));
  }

  private void ready(HttpClientRequest ready) {
    request = ready;
    ready.exceptionHandler(fault -> {}); // the response's future tells of it too
    if (call.ended()) {
      discard();
      return;
    }
    try {
      write(ready, call.request());
    } catch (IllegalArgumentException invalid) { // whose text quotes the value: it may be a secret
      if (uploading()) {
        call.threw(invalid);
      } else {
        call.reject(transport.headers().whyUnsendable(call.request(), call.context()));
      }
    } catch (RuntimeException | Error fault) {
      call.threw(fault);
    }
  }

  /** A call that was sent before, and is retried in vain, has lost its connection. */
  private UpstreamFailure unconnected(Throwable cause) {
    FailureReader failures = transport.failures();
    return call.sent() ? failures.notAgain(cause) : failures.withoutConnection(cause);
  }

  private void notReady(Throwable cause) {
    lost(cause, NOT_SENT, unconnected(cause));
  }

  private void write(HttpClientRequest to, UpstreamRequest from) {
    to.setMethod(from.method()).setURI(endpoint.join(from.target()));
    call.writeHeaders(transport.headers(), to.headers());
    if (!(from.body() instanceof RequestBody.Streamed)) {
      to.headers().remove(HttpHeaders.EXPECT); // nothing would wait for it
    }
    to.response().onComplete(this::answered, this::noResponse);
    call.sending();
    switch (from.body()) {
      case RequestBody.Empty _ -> {
        if (expectsBody(from.method())) {
          to.headers().set(HttpHeaders.CONTENT_LENGTH, "0");
        }
        to.end();
      }
      case RequestBody.Bytes(var bytes) -> to.end(bytes);
      case RequestBody.Streamed streamed -> {
        upload = new Upload(streamed, to, call);
        upload.begin(transport.timers());
      }
    }
  }

  private void answered(HttpClientResponse head) {
    try {
      if (!call.ended()) {
        take(head);
      }
    } catch (RuntimeException | Error fault) {
      call.threw(fault);
    }
  }

  private void take(HttpClientResponse head) {
    response = head;
    head.exceptionHandler(this::broke);
    int status = head.statusCode();
    if (status < FIRST_FINAL_STATUS) {
      call.giveUp(new Malformed(call.service(), "status " + status + " (expected: a final one)"));
      return;
    }
    if (status >= FIRST_STATUS_NOT_WELCOMING) {
      stopUpload();
    }
    call.answered(status);
    call.receive(head, this);
  }

  private void noResponse(Throwable cause) {
    boolean stale = connection != null && connection.used() && !connection.heard();
    lost(cause, stale ? SENT_ON_REUSED : SENT, transport.failures().onConnection(cause));
  }

  private void lost(Throwable cause, RetryRule.Reach reach, UpstreamFailure failure) {
    letGo();
    if (call.ended()) {
      return;
    }
    boolean closed = FailureReader.closed(cause);
    if (closed && !call.retried() && RetryRule.allows(call.request(), reach)) {
      transport.retry(call);
    } else {
      call.fail(failure);
    }
  }

  private void letGo() {
    stopUpload();
    PooledConnection unfit = connection;
    if (unfit != null) {
      connection = null;
      unfit.release();
      pool.discard(unfit);
    }
  }

  private void stopUpload() {
    if (upload != null) {
      upload.stop();
    }
  }

  /** Whether a request without a body has to say so (RFC 9110, section 8.6). */
  private static boolean expectsBody(HttpMethod method) {
    return method.equals(HttpMethod.POST)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.PATCH);
  }
}
