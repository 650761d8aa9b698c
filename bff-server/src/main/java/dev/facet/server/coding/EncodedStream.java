// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import dev.facet.http.connection.Demand;
import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A body that is compressed while it passes. What arrives together is flushed together, at the end
 * of the same turn of the event loop, so that nothing that a service has sent waits for what it
 * sends next. The source flows only while the reader takes: what is held is what came in one turn.
 * Begins paused; confined to the request's Vert.x context.
 */
final class EncodedStream implements ReadStream<Buffer> {
  /** So much is passed on before the turn ends, in compressed bytes. */
  private static final int LARGE = 32 << 10;

  private static final Buffer NOTHING = Buffer.buffer();

  private final ReadStream<Buffer> source;
  private final Runnable abort;
  private final StreamEncoder.Opening coding;
  private final Runnable closed;
  private final Queue<Buffer> held = new ArrayDeque<>();
  private @Nullable StreamEncoder encoder;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Throwable> failureHandler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Throwable failure;
  private long demand;
  private boolean flushing;
  private boolean finished;
  private boolean over;
  private boolean released;

  /**
   * Compresses a body.
   *
   * @param coding begins when the first piece is there, so that one that never comes costs nothing
   * @param closed told once, when the encoder's memory is given back
   */
  EncodedStream(Body.Streamed plain, StreamEncoder.Opening coding, Runnable closed) {
    this.source = plain.source();
    this.abort = plain.abort();
    this.coding = coding;
    this.closed = closed;
    source.exceptionHandler(this::fail);
    source.endHandler(_ -> finish());
    source.handler(this::piece);
  }

  @Override
  public EncodedStream handler(@Nullable Handler<Buffer> reader) {
    handler = reader;
    return this;
  }

  @Override
  public EncodedStream exceptionHandler(@Nullable Handler<Throwable> reader) {
    boolean late = failureHandler == null && failure != null;
    failureHandler = reader;
    if (late && reader != null) {
      reader.handle(failure);
    }
    return this;
  }

  @Override
  public EncodedStream endHandler(@Nullable Handler<Void> reader) {
    endHandler = reader;
    return this;
  }

  @Override
  public EncodedStream pause() {
    demand = 0;
    source.pause();
    return this;
  }

  @Override
  public EncodedStream resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public EncodedStream fetch(long amount) {
    demand = Demand.after(demand, amount);
    drain();
    if (demand > 0 && !finished && !over) {
      source.resume();
    }
    return this;
  }

  /** Ends it before its end. */
  void abort() {
    over = true;
    release();
    abort.run();
  }

  private void piece(Buffer plain) {
    if (over) {
      return;
    }
    Buffer compressed =
        coded(() -> {
          StreamEncoder opened = opened();
          opened.write(plain.getBytes());
          return opened.ready() >= LARGE ? opened.flush() : NOTHING;
        });
    if (compressed.length() > 0) {
      pass(compressed);
    } else if (!flushing && !over) {
      flushing = true;
      later(this::flush);
    }
  }

  private StreamEncoder opened() {
    StreamEncoder opened = encoder;
    if (opened == null) {
      opened = new StreamEncoder(coding);
      encoder = opened;
    }
    return opened;
  }

  /** What native code of others makes, whose faults break the body off, here and nowhere else. */
  private Buffer coded(Supplier<Buffer> coding) {
    try {
      return coding.get();
    } catch (RuntimeException fault) { // an edge
      fail(fault);
      abort.run();
      return NOTHING;
    }
  }

  private static void later(Runnable task) {
    Context context = Vertx.currentContext();
    if (context == null) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }

  private void flush() {
    flushing = false;
    if (!over && !finished) {
      pass(coded(() -> opened().flush()));
    }
  }

  private void finish() {
    if (over || finished) {
      return;
    }
    Buffer last = coded(() -> opened().finish());
    if (!over) {
      finished = true;
      release();
      held.add(last);
      drain();
    }
  }

  private void pass(Buffer compressed) {
    if (compressed.length() > 0) {
      held.add(compressed);
      drain();
    }
  }

  private void drain() {
    while (demand > 0 && !over) {
      Buffer next = held.poll();
      if (next == null) {
        break;
      }
      deliver(next);
    }
    if (finished && held.isEmpty() && !over) {
      over = true;
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }
  }

  private void deliver(Buffer next) {
    if (demand != Long.MAX_VALUE && --demand == 0 && !finished) {
      source.pause();
    }
    if (handler != null) {
      handler.handle(next);
    }
  }

  private void fail(Throwable cause) {
    if (over) {
      return;
    }
    over = true;
    failure = cause;
    release();
    if (failureHandler != null) {
      failureHandler.handle(cause);
    }
  }

  private void release() {
    if (released) {
      return;
    }
    released = true;
    try {
      if (encoder != null) {
        encoder.close();
      }
    } catch (RuntimeException _) { // an edge: what is broken cannot be closed either
    }
    closed.run();
  }
}
