// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.Future;

/** Runs something later, on the Vert.x context of the caller. */
public interface Timers {
  /**
   * Sets a timer.
   *
   * @param delayMillis 1 or more
   */
  Timer set(long delayMillis, Runnable task);

  /** A timer that has been set. */
  @FunctionalInterface
  interface Timer {
    /** Where none has been set. */
    Timer NONE = () -> {};

    /** Takes it back; harmless where it has run. */
    void cancel();
  }

  /**
   * The timers of the event loops. Every call sets one: those of Vert.x, which are numbered and
   * kept in a map, cost three times as much.
   */
  static Timers of(Vertx vertx) {
    return (delayMillis, task) -> {
      ContextInternal context = ((VertxInternal) vertx).getOrCreateContext();
      Future<?> due =
          context
              .nettyEventLoop()
              .schedule(() -> context.emit(task, Runnable::run), delayMillis, MILLISECONDS);
      return () -> due.cancel(false);
    };
  }
}
