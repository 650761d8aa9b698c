// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.LoopTasks;
import io.vertx.core.internal.ContextInternal;

/**
 * An event loop of Vert.x.
 *
 * @param context one of its contexts, of no verticle
 */
record VertxLoop(ContextInternal context) implements LoopTasks {
  @Override
  public void run(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  @Override
  public void runAfter(long delayMillis, Runnable task) {
    var _ = context.setTimer(delayMillis, _ -> task.run());
  }
}
