// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.http.connection.Demand;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A body whose JSON is changed while it arrives. Its beginning is held back: a short body comes out
 * whole, and one that breaks a rule there has no effect at all. What is longer goes on as a stream,
 * which reads on as fast as it is read. Confined to the request's Vert.x context.
 */
final class RewrittenBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> source;
  private final JsonRewriter rewriter;
  private final Limits limits;
  private final Faults faults;
  private final Promise<Boolean> beginning = Promise.promise();
  private Buffer pending = Buffer.buffer();
  private long received;
  private long demand;
  private boolean streaming;
  private boolean fetching;
  private boolean advancing;
  private boolean ended;
  private boolean over;
  private @Nullable Throwable failure;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> failureHandler;

  /**
   * How much is kept.
   *
   * @param held the most bytes that are held back, of what comes out
   * @param received the most bytes that are read
   */
  record Limits(long held, long received) {}

  /**
   * What becomes of a body that is no JSON.
   *
   * @param problem what is said of it
   * @param giveUp tells the sender that nobody reads on
   */
  record Faults(Function<InvalidJsonException, Problem> problem, Runnable giveUp) {}

  /** A body. */
  RewrittenBody(ReadStream<Buffer> source, JsonRewriter rewriter, Limits limits, Faults faults) {
    this.source = source;
    this.rewriter = rewriter;
    this.limits = limits;
    this.faults = faults;
  }

  /**
   * Reads the beginning.
   *
   * @return whether that is all, so that {@link #whole} has the body; else this is the stream of it
   */
  Future<Boolean> begin() {
    source.exceptionHandler(this::fail);
    source.endHandler(_ -> end());
    source.handler(this::accept);
    advance();
    return beginning.future();
  }

  /** All of a short body. */
  Buffer whole() {
    return pending;
  }

  /** The body as a stream, also where all of it is there. */
  ReadStream<Buffer> streamed() {
    streaming = true;
    return this;
  }

  private void accept(Buffer piece) {
    fetching = false;
    received += piece.length();
    if (failure != null) {
      return;
    }
    if (received > limits.received()) {
      reject(Problem.bodyTooLarge(limits.received()));
      return;
    }
    try {
      rewriter.feed(piece);
    } catch (InvalidJsonException invalid) {
      reject(faults.problem().apply(invalid));
      return;
    }
    pending.appendBuffer(rewriter.take());
    advance();
  }

  private void end() {
    if (failure != null || ended) {
      return;
    }
    try {
      if (received > 0) {
        rewriter.finish();
      }
    } catch (InvalidJsonException invalid) {
      reject(faults.problem().apply(invalid));
      return;
    }
    ended = true;
    pending.appendBuffer(rewriter.take());
    if (!streaming) {
      beginning.complete(true);
    }
    advance();
  }

  private void reject(Problem problem) {
    source.pause();
    fail(new ProblemException(problem));
    faults.giveUp().run();
  }

  /** What becomes of the source when all of it is here concerns nobody. */
  private void fail(Throwable cause) {
    if (failure != null || ended) {
      return;
    }
    failure = cause;
    if (!streaming) {
      beginning.tryFail(cause);
    } else if (failureHandler != null) {
      failureHandler.handle(cause);
    }
  }

  /** Reads and hands on, as far as is asked for; in a loop, since sources may give at once. */
  private void advance() {
    if (advancing) {
      return;
    }
    advancing = true;
    try {
      while (failure == null && !over && step()) {
        // until there is nothing to do
      }
    } finally {
      advancing = false; // a reader may throw
    }
  }

  private boolean step() {
    if (!streaming && pending.length() > limits.held() && !ended) {
      streaming = true;
      beginning.complete(false);
      return true;
    }
    if (!streaming) {
      return fetched();
    }
    Handler<Buffer> reader = handler;
    if (demand == 0 || reader == null) {
      return false;
    }
    if (pending.length() > 0) {
      Buffer next = pending;
      pending = Buffer.buffer();
      demand = demand == Long.MAX_VALUE ? demand : demand - 1;
      reader.handle(next);
      return true;
    }
    if (ended) {
      finish();
      return false;
    }
    return fetched();
  }

  private void finish() {
    over = true;
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  /** Asks for a piece, and says whether it is there already. */
  private boolean fetched() {
    if (fetching || ended) {
      return false;
    }
    fetching = true;
    source.fetch(1);
    return !fetching;
  }

  @Override
  public RewrittenBody handler(@Nullable Handler<Buffer> other) {
    handler = other;
    return this;
  }

  @Override
  public RewrittenBody endHandler(@Nullable Handler<Void> other) {
    endHandler = other;
    return this;
  }

  @Override
  public RewrittenBody exceptionHandler(@Nullable Handler<Throwable> other) {
    boolean late = streaming && failureHandler == null && failure != null;
    failureHandler = other;
    if (late && other != null) {
      other.handle(failure);
    }
    return this;
  }

  @Override
  public RewrittenBody pause() {
    demand = 0;
    return this;
  }

  @Override
  public RewrittenBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public RewrittenBody fetch(long amount) {
    demand = Demand.after(demand, amount);
    if (streaming) {
      advance();
    }
    return this;
  }
}
