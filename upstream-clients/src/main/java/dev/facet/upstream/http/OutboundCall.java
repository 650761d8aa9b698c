// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The life of one call: connection, request, head of the answer, and one outcome, whatever comes
 * first. Confined to the caller's context.
 *
 * @param <T> what the caller gets
 */
abstract class OutboundCall<T> implements Watch.Listener {
  final Service service;
  final UpstreamRequest request;
  final CallContext context;
  final Watch watch;
  private final ContextInternal vertxContext;
  private final PromiseInternal<T> promise;
  private @Nullable HttpClientRequest wire;
  private @Nullable Upload upload;
  private Runnable forgetCancellation = () -> {};
  private boolean over;

  OutboundCall(
      Service service,
      UpstreamRequest request,
      CallContext context,
      ContextInternal vertxContext,
      Duration total) {
    this.service = service;
    this.request = request;
    this.context = context;
    this.vertxContext = vertxContext;
    this.promise = vertxContext.promise();
    this.watch =
        new Watch(
            vertxContext,
            service.nanoTime(),
            service.name(),
            this,
            service.config().timeout().attempt(),
            total,
            context.deadline());
  }

  /** Sends the request. */
  Future<T> start() {
    if (vertxContext.inThread()) {
      begin();
    } else {
      vertxContext.runOnContext(ignored -> begin());
    }
    return promise.future();
  }

  /** Writes the headers of the request. */
  abstract void writeHeaders(HttpClientRequest wire);

  /** The head of the answer is there, its body not yet flowing. */
  abstract void answered(HttpClientResponse answer);

  /** Whether, the request being sent, the caller waits for a piece of the answer. */
  abstract boolean awaitsMore();

  /** Whether the call has its outcome. */
  final boolean over() {
    return over;
  }

  /** Hands the answer to the caller. */
  final void succeed(T answer) {
    promise.tryComplete(answer);
  }

  /** The whole answer is there; false where the call had ended before. */
  final boolean finish() {
    if (!close()) {
      return false;
    }
    if (upload != null && !upload.done()) {
      upload.stop();
      reset();
    }
    return true;
  }

  /** Ends the call without a whole answer. */
  void fail(UpstreamFailure failure) {
    if (close()) {
      stopUpload();
      promise.tryFail(new UpstreamException(failure));
      reset();
    }
  }

  /** The connection broke, or brought what is no HTTP. */
  final void broken(Throwable cause) {
    fail(service.failures().afterSending(cause));
  }

  /** Sends no more of the request. */
  final void stopUpload() {
    if (upload != null) {
      upload.stop();
    }
  }

  @Override
  public final boolean awaitsService() {
    return upload == null || (upload.awaitsService() && awaitsMore());
  }

  @Override
  public final void expired(UpstreamFailure failure) {
    fail(failure);
  }

  private void begin() {
    if (context.cancellation().cancelled()) {
      callerGone();
    } else if (watch.tooLate()) {
      fail(new UpstreamFailure.DeadlinePassed(service.name()));
    } else {
      watch.start();
      forgetCancellation = context.cancellation().onCancel(this::callerGone);
      connect();
    }
  }

  private void connect() {
    Endpoint endpoint = service.rotation().next();
    service
        .clients()
        .of(vertxContext.nettyEventLoop())
        .request(endpoint.options(request.method(), request.target()))
        .onComplete(this::connected, cause -> fail(service.failures().beforeSending(cause)));
  }

  private void connected(HttpClientRequest ready) {
    if (over) {
      ready.reset();
      return;
    }
    wire = ready;
    ready.exceptionHandler(cause -> {});
    ready.response().onComplete(this::head, this::broken);
    writeHeaders(ready);
    upload = new Upload(ready, watch, this::callerGone);
    upload.start(request.body());
  }

  private void callerGone() {
    fail(new UpstreamFailure.Cancelled(service.name()));
  }

  private boolean close() {
    if (over) {
      return false;
    }
    over = true;
    watch.stop();
    forgetCancellation.run();
    return true;
  }

  private void reset() {
    if (wire != null) {
      wire.reset();
    }
  }

  private void head(HttpClientResponse answer) {
    if (over) {
      return;
    }
    watch.progress();
    answered(answer);
  }
}
