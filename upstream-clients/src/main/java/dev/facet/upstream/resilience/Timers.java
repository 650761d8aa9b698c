// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;

/** Runs something later, on the Vert.x context of the caller. */
public interface Timers {
  /**
   * Sets a timer.
   *
   * @param delayMillis 1 or more
   * @return its number
   */
  long set(long delayMillis, Handler<Long> task);

  /** Takes a timer back; harmless where it has run. */
  void cancel(long timer);

  /** The timers of Vert.x. */
  static Timers of(Vertx vertx) {
    return new Timers() {
      @Override
      public long set(long delayMillis, Handler<Long> task) {
        return vertx.setTimer(delayMillis, task);
      }

      @Override
      public void cancel(long timer) {
        vertx.cancelTimer(timer);
      }
    };
  }
}
