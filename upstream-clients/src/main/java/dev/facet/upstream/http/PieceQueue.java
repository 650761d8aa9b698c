// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A body whose pieces are put in at one end and read at the other, as fast as the reader asks for
 * them. Paused at first. Confined to one event loop.
 */
class PieceQueue implements ReadStream<Buffer> {
  private final Queue<Buffer> pieces = new ArrayDeque<>();
  private long demand;
  private boolean delivering;
  private boolean complete;
  private boolean over;
  private @Nullable Throwable broken;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;

  /** Puts a piece in. */
  final void add(Buffer piece) {
    if (!over) {
      pieces.add(piece);
      deliver();
    }
  }

  /** No piece follows. */
  final void complete() {
    complete = true;
    deliver();
  }

  /** It breaks off here: what has not been read is not read any more. */
  final void breakOff(Throwable cause) {
    if (over) {
      return;
    }
    over = true;
    broken = cause;
    pieces.clear();
    if (exceptionHandler != null) {
      exceptionHandler.handle(cause);
    }
  }

  /** Nobody reads. */
  final void abandon() {
    over = true;
    pieces.clear();
  }

  /** Whether the reader has had all that was put in. */
  final boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Called when the reader has had all that was put in, and asks for more. */
  void drained() {}

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> reader) {
    handler = reader;
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
    endHandler = end;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> faults) {
    boolean late = exceptionHandler == null && broken != null;
    exceptionHandler = faults;
    if (late && faults != null) {
      faults.handle(broken);
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    demand = 0;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    deliver();
    return this;
  }

  private void deliver() {
    if (delivering) {
      return;
    }
    delivering = true;
    try {
      while (demand > 0 && !pieces.isEmpty()) {
        next();
      }
    } finally {
      delivering = false;
    }
    if (demand > 0 && pieces.isEmpty() && !over) {
      endOrGoOn();
    }
  }

  private void next() {
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    Buffer piece = pieces.remove();
    if (handler != null) {
      handler.handle(piece);
    }
  }

  private void endOrGoOn() {
    if (!complete) {
      drained();
      return;
    }
    over = true;
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }
}
