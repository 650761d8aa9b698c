// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
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

  private final ReadStream<Buffer> source;
  private final Runnable abort;
  private final StreamEncoder encoder;
  private final Queue<Buffer> held = new ArrayDeque<>();
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Throwable> failureHandler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Throwable failure;
  private long demand;
  private boolean flushing;
  private boolean finished;
  private boolean over;

  /** Compresses a body. */
  EncodedStream(Body.Streamed plain, ContentCoding coding) {
    this.source = plain.source();
    this.abort = plain.abort();
    this.encoder = new StreamEncoder(coding);
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
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    drain();
    if (demand > 0 && !finished && !over) {
      source.resume();
    }
    return this;
  }

  /** Ends it before its end. */
  void abort() {
    if (!over) {
      over = true;
      encoder.close();
    }
    abort.run();
  }

  private void piece(Buffer plain) {
    if (over) {
      return;
    }
    try {
      encoder.write(plain.getBytes());
    } catch (RuntimeException fault) { // an edge: native code of others
      fail(fault);
      abort.run();
      return;
    }
    if (encoder.ready() >= LARGE) {
      pass(encoder.flush());
    } else if (!flushing) {
      flushing = true;
      later(this::flush);
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
      pass(encoder.flush());
    }
  }

  private void finish() {
    if (!over && !finished) {
      finished = true;
      held.add(encoder.finish());
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
    encoder.close();
    failure = cause;
    if (failureHandler != null) {
      failureHandler.handle(cause);
    }
  }
}
