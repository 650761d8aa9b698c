// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A stream that a test feeds; remembers what was asked of it. */
public final class FakeStream implements ReadStream<Buffer> {
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Throwable> failureHandler;
  private @Nullable Handler<Void> endHandler;
  private long demand;

  /** Hands over a piece. */
  public void feed(String piece) {
    if (handler != null) {
      handler.handle(Buffer.buffer(piece));
    }
  }

  /** Ends well. */
  public void end() {
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  /** Breaks off. */
  public void fail(Throwable failure) {
    if (failureHandler != null) {
      failureHandler.handle(failure);
    }
  }

  /** How many pieces were asked for; 0 while paused. */
  public long demand() {
    return demand;
  }

  @Override
  public FakeStream handler(@Nullable Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public FakeStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    failureHandler = handler;
    return this;
  }

  @Override
  public FakeStream endHandler(@Nullable Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public FakeStream pause() {
    demand = 0;
    return this;
  }

  @Override
  public FakeStream resume() {
    demand = Long.MAX_VALUE;
    return this;
  }

  @Override
  public FakeStream fetch(long amount) {
    demand += amount;
    return this;
  }
}
