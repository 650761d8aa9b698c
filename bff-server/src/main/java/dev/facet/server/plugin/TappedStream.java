// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.http.connection.LendingStream;
import dev.facet.http.connection.LentBytes;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that is looked at while it passes. Back-pressure goes through unchanged; nothing is kept
 * but a failure, of which a late listener still hears. Confined to the request's Vert.x context.
 */
public final class TappedStream implements LendingStream {
  /** The observer. */
  public interface Tap {
    /**
     * Sees a piece before the reader does.
     *
     * @return null to let it pass; otherwise the stream fails with this in its place, and what
     *     follows is not read
     */
    @Nullable Throwable passing(Buffer piece);

    /**
     * Whether it keeps no piece, nor a part of one, beyond {@link #passing}. Then pieces need not
     * be copied for it.
     */
    default boolean onlyLooks() {
      return false;
    }

    /**
     * Called once, when the stream is over.
     *
     * @param failure null where it ended well
     */
    default void over(@Nullable Throwable failure) {}
  }

  private final ReadStream<Buffer> source;
  private final Tap tap;
  private @Nullable Handler<Throwable> failureHandler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Throwable failure;
  private boolean over;

  /** Looks at a stream. */
  public TappedStream(ReadStream<Buffer> source, Tap tap) {
    this.source = source;
    this.tap = tap;
    source.exceptionHandler(this::fail);
    source.endHandler(ended -> end());
  }

  @Override
  public void lend() {
    if (tap.onlyLooks()) {
      LendingStream.lend(source);
    }
  }

  @Override
  public TappedStream handler(@Nullable Handler<Buffer> handler) {
    source.handler(handler == null ? null : piece -> pass(piece, handler));
    return this;
  }

  @Override
  public TappedStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    boolean late = failureHandler == null && failure != null;
    failureHandler = handler;
    if (late && handler != null) {
      handler.handle(failure);
    }
    return this;
  }

  @Override
  public TappedStream endHandler(@Nullable Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public TappedStream pause() {
    source.pause();
    return this;
  }

  @Override
  public TappedStream resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public TappedStream fetch(long amount) {
    if (!over) {
      source.fetch(amount);
    }
    return this;
  }

  private void pass(Buffer piece, Handler<Buffer> handler) {
    if (over) {
      LentBytes.giveBack(piece);
      return;
    }
    Throwable rejection = tap.passing(piece);
    if (rejection == null) {
      handler.handle(piece);
    } else {
      LentBytes.giveBack(piece);
      source.pause();
      fail(rejection);
    }
  }

  private void end() {
    if (finish(null) && endHandler != null) {
      endHandler.handle(null);
    }
  }

  private void fail(Throwable cause) {
    if (!finish(cause)) {
      return;
    }
    failure = cause;
    if (failureHandler != null) {
      failureHandler.handle(cause);
    }
  }

  private boolean finish(@Nullable Throwable cause) {
    if (over) {
      return false;
    }
    over = true;
    tap.over(cause);
    return true;
  }
}
