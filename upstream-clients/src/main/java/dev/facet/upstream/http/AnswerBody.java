// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The body of an answer on its way to the caller; fails with {@link UpstreamException} only. */
final class AnswerBody implements ReadStream<Buffer> {
  private final HttpClientResponse answer;
  private final Watch watch;
  private @Nullable Handler<Throwable> exceptionHandler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable UpstreamException failure;
  private long demand;
  private boolean ended;

  /**
   * The body of an answer, paused.
   *
   * @param ended run once the last byte was handed over
   */
  AnswerBody(HttpClientResponse answer, Watch watch, Runnable ended) {
    this.answer = answer;
    this.watch = watch;
    answer.endHandler(end -> end(ended));
  }

  /** Whether the caller waits for more. */
  boolean wanted() {
    return demand > 0 && !ended;
  }

  /** Tells the caller that no more will come. */
  void broken(UpstreamException cause) {
    if (ended) {
      return;
    }
    ended = true;
    failure = cause;
    if (exceptionHandler != null) {
      exceptionHandler.handle(cause);
    }
  }

  @Override
  public AnswerBody handler(@Nullable Handler<Buffer> handler) {
    if (!ended) {
      answer.handler(handler == null ? null : piece -> pass(piece, handler));
    }
    return this;
  }

  @Override
  public AnswerBody pause() {
    demand = 0;
    answer.pause();
    return this;
  }

  @Override
  public AnswerBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public AnswerBody fetch(long amount) {
    if (demand == 0) {
      // The silence so far was the caller's.
      watch.progress();
    }
    demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
    answer.fetch(amount);
    return this;
  }

  /** Registers; a body that has broken off already says so at once. */
  @Override
  public AnswerBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    exceptionHandler = handler;
    if (handler != null && failure != null) {
      handler.handle(failure);
    }
    return this;
  }

  @Override
  public AnswerBody endHandler(@Nullable Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  private void pass(Buffer piece, Handler<Buffer> handler) {
    if (ended) {
      return;
    }
    watch.progress();
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    handler.handle(piece);
  }

  private void end(Runnable whenEnded) {
    if (ended) {
      return;
    }
    ended = true;
    whenEnded.run();
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }
}
