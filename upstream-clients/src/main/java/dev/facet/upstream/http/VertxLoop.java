// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.LoopTasks;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;

/**
 * An event loop of Vert.x.
 *
 * @param context one of its contexts, of no verticle
 */
record VertxLoop(ContextInternal context) implements LoopTasks {
  /** Guards what must be called on an event loop. */
  static void guardThread() {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException(
          "thread: " + Thread.currentThread().getName() + " (expected: an event loop of Vert.x)");
    }
  }

  @Override
  public void run(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  @Override
  public void runAfter(long delayMillis, Runnable task) {
    var _ = context.setTimer(delayMillis, _ -> task.run());
  }
}
