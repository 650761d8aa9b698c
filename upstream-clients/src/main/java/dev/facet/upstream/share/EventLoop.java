// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * A thread that work is started on: an event loop of Vert.x, or another one, which nothing can be
 * handed to.
 *
 * @param thread which one
 * @param context leads to the event loop; null where it is none
 */
record EventLoop(Thread thread, @Nullable Context context) {
  /** The calling thread. */
  static EventLoop current() {
    Context context = Vertx.currentContext();
    return new EventLoop(
        Thread.currentThread(), context != null && context.isEventLoopContext() ? context : null);
  }

  /** Whether both are one thread, by whichever context. */
  boolean same(EventLoop other) {
    return thread.equals(other.thread);
  }

  /** Whether what happens here can be told there, and the other way round. */
  boolean reaches(EventLoop other) {
    return same(other) || (context != null && other.context != null);
  }

  /** Runs something there: at once where that is here. */
  void run(Runnable action) {
    if (context == null || thread.equals(Thread.currentThread())) {
      action.run();
    } else {
      context.runOnContext(_ -> action.run());
    }
  }
}
