// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.http.GatewayFields;
import dev.facet.http.ResponseContent;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.UnwantedBody;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** One request on its way to a second service. Confined to the request's Vert.x context. */
final class MirrorCopy implements TeedBody.Reader {
  /** Of a response that nobody wants, more is not read. */
  private static final long MAX_RESPONSE = 256 * 1_024;

  private final RequestMirror.Parts parts;
  private final UpstreamRequest original;
  private final CallContext context;
  private final Runnable released;
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private final Cancellation cancellation = new Cancellation();
  private Buffer collected = Buffer.buffer();
  private Timers.Timer timer = Timers.Timer.NONE;
  private Runnable unlisten = () -> {};
  private boolean over;

  /**
   * A copy that is not sent yet.
   *
   * @param context of the original
   * @param released runs when it is over
   */
  MirrorCopy(
      RequestMirror.Parts parts, UpstreamRequest original, CallContext context, Runnable released) {
    this.parts = parts;
    this.original = original;
    this.context = context;
    this.released = released;
    headers.addAll(original.headers());
    headers.set(GatewayFields.MIRROR, parts.route());
  }

  /** Begins; what it gives is sent in place of the original. */
  UpstreamRequest begin() {
    long millis = parts.limits().deadline().toMillis();
    timer = parts.around().timers().set(millis, this::late);
    if (!(original.body() instanceof RequestBody.Streamed streamed)) {
      send(original.body());
      return original;
    }
    unlisten = context.cancellation().onCancel(this::broken);
    return new UpstreamRequest(
        original.method(),
        original.target(),
        original.headers(),
        streamed.through(new TeedBody(streamed.source(), this)),
        original.timeout());
  }

  @Override
  public void passed(Buffer piece) {
    if (over) {
      return;
    }
    if (collected.length() + (long) piece.length() > parts.limits().maxBody()) {
      end(MirrorOutcome.TOO_LARGE, "");
    } else {
      collected.appendBuffer(piece);
    }
  }

  @Override
  public void complete() {
    unlisten.run(); // whoever has all of a request may have its copy, with or without the client
    if (!over) {
      send(new RequestBody.Bytes(collected));
    }
  }

  @Override
  public void broken() {
    end(MirrorOutcome.INCOMPLETE, "");
  }

  private void late() {
    end(MirrorOutcome.TIMED_OUT, "");
    cancellation.cancel();
  }

  /** In a turn of its own, so that the original goes first. */
  private void send(RequestBody body) {
    UpstreamRequest copy =
        new UpstreamRequest(original.method(), original.target(), headers, body, null);
    CallContext own =
        new CallContext(
            CallContext.NO_DEADLINE,
            context.correlationId(),
            headers,
            cancellation,
            new CopyOrigin(context.origin()));
    parts
        .around()
        .later()
        .execute(() -> {
          if (!over) {
            var _ = parts.client().stream(copy, own).onComplete(this::received);
          }
        });
  }

  private void received(@Nullable UpstreamStream response, @Nullable Throwable failure) {
    if (response == null) {
      end(MirrorOutcome.FAILED, cause(failure));
    } else if (over) {
      response.abort();
    } else {
      var _ = cancellation.onCancel(response::abort);
      drop(response);
    }
  }

  /** Read or not, it is a response; the copy has had its time by the deadline. */
  private void drop(UpstreamStream response) {
    long length = ResponseContent.length(response.status(), original.method(), response.headers());
    Runnable responded = () -> end(MirrorOutcome.RESPONDED, "");
    UnwantedBody.Bounds bounds =
        new UnwantedBody.Bounds(MAX_RESPONSE, parts.limits().deadline().toMillis());
    new UnwantedBody(
            response.body(),
            bounds,
            () -> {
              response.abort();
              responded.run();
            })
        .drop(length, parts.around().timers(), responded);
  }

  private static String cause(@Nullable Throwable failure) {
    if (failure instanceof UpstreamException failed) {
      return failed.failure().cause();
    }
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }

  private void end(MirrorOutcome outcome, String detail) {
    if (over) {
      return;
    }
    over = true;
    collected = Buffer.buffer();
    timer.cancel();
    unlisten.run();
    released.run();
    parts.watcher().over(outcome, detail, context);
  }
}
