// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a test feeds: paused at first, as bodies are that wait to be sent. To be used on
 * one Vert.x context, but for {@link #begun} and {@link #halted}.
 */
public final class FakeSource implements ReadStream<Buffer> {
  private final Deque<Buffer> pieces = new ArrayDeque<>();
  private final Promise<Void> begun = Promise.promise();
  private final Promise<Void> halted = Promise.promise();
  private @Nullable Buffer endless;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;
  private long demand;
  private boolean ended;
  private boolean emitting;
  private long emitted;

  /** Adds a piece. */
  public FakeSource push(String piece) {
    pieces.add(Buffer.buffer(piece));
    emit();
    return this;
  }

  /** Ends it, after what was pushed. */
  public FakeSource end() {
    ended = true;
    emit();
    return this;
  }

  /** Repeats a piece for ever. */
  public FakeSource endless(Buffer piece) {
    endless = piece;
    emit();
    return this;
  }

  /** Breaks it. */
  public void fail(Throwable cause) {
    if (exceptionHandler != null) {
      exceptionHandler.handle(cause);
    }
  }

  /** Completes when it is resumed for the first time. */
  public Future<Void> begun() {
    return begun.future();
  }

  /** Completes when it is paused for the first time after that. */
  public Future<Void> halted() {
    return halted.future();
  }

  /** How many bytes were taken. */
  public long emitted() {
    return emitted;
  }

  /** Whether someone listens. */
  public boolean listenedTo() {
    return handler != null;
  }

  @Override
  public FakeSource handler(@Nullable Handler<Buffer> pieceHandler) {
    handler = pieceHandler;
    return this;
  }

  @Override
  public FakeSource endHandler(@Nullable Handler<Void> end) {
    endHandler = end;
    return this;
  }

  @Override
  public FakeSource exceptionHandler(@Nullable Handler<Throwable> faults) {
    exceptionHandler = faults;
    return this;
  }

  @Override
  public FakeSource pause() {
    demand = 0;
    if (begun.future().isComplete()) {
      halted.tryComplete();
    }
    return this;
  }

  @Override
  public FakeSource resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public FakeSource fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    begun.tryComplete();
    emit();
    return this;
  }

  private void emit() {
    if (emitting) {
      return;
    }
    emitting = true;
    while (demand > 0 && handler != null && (endless != null || !pieces.isEmpty())) {
      Buffer piece = pieces.isEmpty() ? endless : pieces.poll();
      if (piece != null) {
        emitted += piece.length();
        demand -= demand == Long.MAX_VALUE ? 0 : 1;
        handler.handle(piece);
      }
    }
    emitting = false;
    if (demand > 0 && ended && pieces.isEmpty() && endHandler != null) {
      Handler<Void> end = endHandler;
      endHandler = null;
      end.handle(null);
    }
  }
}
