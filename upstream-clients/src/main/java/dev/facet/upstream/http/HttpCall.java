// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.IdempotentMethods;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.Call;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A call whose attempts are HTTP exchanges. */
abstract class HttpCall extends Call {
  private final ContextInternal vertxContext;
  private @Nullable HttpExchange exchange;
  private @Nullable UploadBody uploadBody;
  private @Nullable String authorization;
  private boolean outdated;

  HttpCall(
      String service,
      UpstreamRequest request,
      CallContext context,
      LongSupplier nanoTime,
      ContextInternal vertxContext) {
    super(service, request, context, nanoTime);
    this.vertxContext = vertxContext;
  }

  /** Where all of the call happens. */
  final ContextInternal vertxContext() {
    return vertxContext;
  }

  /** Writes the headers of the request. */
  abstract void writeHeaders(CallHeaders headers, MultiMap to);

  /** The same with the credentials that the service wants. */
  final void writeHead(CallHeaders headers, MultiMap to) {
    writeHeaders(headers, to);
    if (authorization != null) {
      to.set(HttpHeaders.AUTHORIZATION, authorization);
    }
  }

  /** Shows the service a value of {@code Authorization} in place of any other. */
  final void authorize(String value) {
    authorization = value;
    outdated = false;
  }

  /** That value is good no more, and there will be another. */
  final void outdate() {
    outdated = true;
  }

  @Override
  public final boolean outdated() {
    return outdated;
  }

  /** Takes the response, whose body begins to arrive after this. */
  abstract void receive(HttpClientResponse response, HttpExchange from);

  /**
   * Takes the connection after a 101, which is no connection of the pool any more.
   *
   * @param response the 101
   */
  void receive(HttpClientResponse response, SwitchedHttp1 connection) {
    connection.close();
    threw(new IllegalStateException("a 101 for a call that collects its response"));
  }

  /**
   * Whether what the call was for goes on behind its end, on a connection that switched.
   *
   * @param task runs at the end of that, where it does
   */
  boolean goesOn(Runnable task) {
    return false;
  }

  /** Hears of an interim response; a response that is collected has none. */
  void interim(int status, MultiMap headers) {}

  /** Whether the service has to go on with the response's body. */
  abstract boolean awaitingBody();

  /**
   * Is tried by an exchange from now on, or has the response of an earlier one.
   *
   * @return the exchange before; null for none
   */
  final @Nullable HttpExchange exchangedBy(HttpExchange current) {
    HttpExchange before = exchange;
    exchange = current;
    return before;
  }

  /** How it was delivered so far. */
  final Delivery delivery() {
    return exchange == null
        ? Delivery.NONE
        : new Delivery(exchange.url(), attempts(), false, true, 0, "", waitedNanos(), hedges());
  }

  /** The same where it fails: what came of a response is told beside the failure. */
  final Delivery broken() {
    return exchange == null
        ? Delivery.NONE
        : new Delivery(
            exchange.url(),
            attempts(),
            false,
            sent(),
            status(),
            exchange.header(HttpHeaders.CONTENT_TYPE),
            waitedNanos(),
            hedges());
  }

  @Override
  protected final void dispatch(Runnable task) {
    vertxContext.emit(task, this::guarded);
  }

  /** Runs a step that is called back for; where it throws, the call ends. */
  final void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error fault) { // an edge: nothing else would end the call
      threw(fault);
    }
  }

  /** Ends the call because a step of it threw what it never should. */
  final void threw(Throwable fault) {
    reject(faultOf(fault));
  }

  /** What it is called: the service may have acted once a part of the request was sent. */
  final UpstreamFailure faultOf(Throwable fault) {
    String detail = "a fault in the gateway: " + NetworkFault.words(fault);
    return sent() ? new ConnectionLost(service(), detail) : new Unreachable(service(), detail);
  }

  @Override
  protected final void later(Runnable task) {
    vertxContext.runOnContext(_ -> guarded(task));
  }

  /**
   * Has a body that arrives while it is sent.
   *
   * @param renews whether it may be sent twice whatever the method
   */
  final UploadBody uploads(RequestBody.Streamed streamed, boolean renews) {
    boolean repeatable = renews || IdempotentMethods.contains(request().method());
    UploadBody body = new UploadBody(this, streamed, repeatable);
    uploadBody = body;
    return body;
  }

  /** Such a body. */
  final UploadBody uploadBody() {
    return Objects.requireNonNull(uploadBody, "no body that arrives while it is sent");
  }

  @Override
  public final boolean replayable() {
    return uploadBody == null || uploadBody.replayable();
  }

  /** No other attempt follows: the caller has the head of the response. */
  final void settled() {
    if (uploadBody != null) {
      uploadBody.settle();
    }
  }
}
