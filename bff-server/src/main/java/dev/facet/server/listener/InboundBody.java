// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.ExpectHeader;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.streams.ReadStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it arrives. It fails with a {@link ProblemException}: beyond the listener's
 * limit, also where no length was announced, and where it breaks a rule of HTTP. It tells a client
 * that waits for {@code 100-continue} (RFC 9110 section 10.1.1) to send once the body is read. A
 * client that was rejected before has sent nothing.
 */
final class InboundBody implements ReadStream<Buffer> {
  private final HttpServerRequest request;
  private final long limit;
  private boolean awaitsContinue;
  private long wanted;
  private long received;
  private @Nullable Handler<Throwable> failureHandler;
  private @Nullable Consumer<Problem> rejection;
  private @Nullable ProblemException failure;
  private @Nullable UnreadBody unread;

  private InboundBody(HttpServerRequest request, long limit, boolean awaitsContinue) {
    this.request = request;
    this.limit = limit;
    this.awaitsContinue = awaitsContinue;
  }

  /**
   * The body of a paused request.
   *
   * @param limit the most bytes
   */
  static ReadStream<Buffer> of(HttpServerRequest request, long limit) {
    return new InboundBody(request, limit, ExpectHeader.asksFirst(request.headers()));
  }

  /** Told why the body fails before its reader is. */
  void onFailure(Consumer<Problem> told) {
    rejection = told;
  }

  /** Told of each piece that its reader gets. */
  void countedBy(UnreadBody counter) {
    unread = counter;
  }

  /** Fails, unless it has. Nothing more of it is passed on. */
  void fail(Problem problem) {
    if (failure != null) {
      return;
    }
    failure = new ProblemException(problem);
    if (!request.isEnded()) {
      request.handler(null).endHandler(null);
    }
    if (rejection != null) {
      rejection.accept(problem);
    }
    if (failureHandler != null) {
      failureHandler.handle(failure);
    }
  }

  @Override
  public InboundBody handler(@Nullable Handler<Buffer> handler) {
    if (failure == null) {
      request.handler(handler == null ? null : piece -> pass(piece, handler));
    }
    return this;
  }

  private void pass(Buffer piece, Handler<Buffer> handler) {
    if (piece.length() == 0) { // an empty frame of HTTP/2 is no piece that a reader asked for
      if (wanted != Long.MAX_VALUE) {
        request.fetch(1);
      }
      return;
    }
    received += piece.length();
    if (unread != null) {
      unread.taken(piece.length());
    }
    if (wanted != Long.MAX_VALUE) {
      wanted--;
    }
    if (received <= limit) {
      handler.handle(piece);
    } else {
      fail(Problem.bodyTooLarge(limit));
    }
  }

  @Override
  public InboundBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    failureHandler = handler;
    if (failure != null && handler != null) {
      handler.handle(failure);
    } else {
      request.exceptionHandler(handler == null ? null : cause -> fail(problem(cause)));
    }
    return this;
  }

  private static Problem problem(Throwable cause) {
    return cause instanceof HttpClosedException || cause instanceof StreamResetException
        ? Problem.of(ProblemCode.CLIENT_CLOSED, "The client left before it had sent the body.")
        : Problem.of(ProblemCode.BAD_REQUEST, "The request's body could not be read.");
  }

  @Override
  public InboundBody endHandler(@Nullable Handler<Void> handler) {
    if (failure == null) {
      request.endHandler(handler);
    }
    return this;
  }

  /** Whether a reader waits for more. */
  boolean isAwaited() {
    return wanted > 0 && failure == null;
  }

  @Override
  public InboundBody pause() {
    wanted = 0;
    request.pause();
    return this;
  }

  @Override
  public InboundBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public InboundBody fetch(long amount) {
    if (awaitsContinue) {
      awaitsContinue = false;
      request.response().writeContinue();
    }
    wanted = amount > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + amount;
    request.fetch(amount);
    return this;
  }
}
