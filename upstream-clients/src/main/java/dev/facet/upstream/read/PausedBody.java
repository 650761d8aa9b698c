// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.connection.Demand;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as its reader has it: paused at first, then as fast as pieces are asked for; a late
 * listener still hears what it broke off with. Confined to one event loop.
 */
public abstract class PausedBody implements ReadStream<Buffer> {
  private long demand;
  private @Nullable Throwable broken;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;

  /** Paused, without listeners. */
  protected PausedBody() {}

  /** Whether the reader waits for pieces, rather than the other way round. */
  protected final boolean isAwaited() {
    return demand > 0;
  }

  /** How many pieces the reader waits for; the highest number for all of them. */
  protected final long demand() {
    return demand;
  }

  /** Gives the reader a piece. */
  protected final void give(Buffer piece) {
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    if (handler != null) {
      handler.handle(piece);
    }
  }

  /** Tells the reader that there are no more pieces. */
  protected final void giveEnd() {
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  /** Tells the reader that the rest is missing. */
  protected final void giveFault(Throwable cause) {
    broken = cause;
    if (exceptionHandler != null) {
      exceptionHandler.handle(cause);
    }
  }

  /** Called when the reader asks for so many pieces more; for all of them with the highest. */
  protected abstract void asked(long amount);

  @Override
  public final ReadStream<Buffer> handler(@Nullable Handler<Buffer> pieces) {
    handler = pieces;
    return this;
  }

  @Override
  public final ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
    endHandler = end;
    return this;
  }

  @Override
  public final ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> faults) {
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
  public final ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    demand = Demand.after(demand, amount);
    asked(amount);
    return this;
  }
}
