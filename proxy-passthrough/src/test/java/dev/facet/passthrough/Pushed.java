// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A paused body whose pieces and whose failure a test pushes, from any thread. */
final class Pushed implements ReadStream<Buffer> {
  private final Context context;
  private final Queue<Buffer> waiting = new ArrayDeque<>();
  private long demand;
  private @Nullable Handler<Buffer> reader;
  private @Nullable Handler<Throwable> failureReader;
  private @Nullable Throwable failure;

  Pushed(Context context) {
    this.context = context;
  }

  void push(Buffer piece) {
    context.runOnContext(now -> {
      waiting.add(piece);
      deliver();
    });
  }

  void fail(Throwable cause) {
    context.runOnContext(now -> {
      failure = cause;
      deliver();
    });
  }

  private void deliver() {
    while (demand > 0 && !waiting.isEmpty() && reader != null) {
      demand = demand == Long.MAX_VALUE ? demand : demand - 1;
      reader.handle(waiting.remove());
    }
    Throwable cause = failure;
    if (waiting.isEmpty() && cause != null && failureReader != null) {
      failure = null;
      failureReader.handle(cause);
    }
  }

  @Override
  public Pushed fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    deliver();
    return this;
  }

  @Override
  public Pushed resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public Pushed pause() {
    demand = 0;
    return this;
  }

  @Override
  public Pushed handler(@Nullable Handler<Buffer> handler) {
    reader = handler;
    return this;
  }

  @Override
  public Pushed exceptionHandler(@Nullable Handler<Throwable> handler) {
    failureReader = handler;
    return this;
  }

  @Override
  public Pushed endHandler(@Nullable Handler<Void> handler) {
    return this;
  }
}
