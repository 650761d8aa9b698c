// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.resilience.Timers;
import io.netty.channel.EventLoop;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;

/** An event loop of a source's own choice, with timers that end with the source. */
final class WatchedLoop {
  private final ContextInternal context;
  private final Timers timers;
  private volatile boolean closed;

  WatchedLoop(Vertx vertx, Timers timers) {
    this.context =
        ((VertxInternal) vertx)
            .contextBuilder()
            .withThreadingModel(ThreadingModel.EVENT_LOOP)
            .build();
    this.timers = timers;
  }

  /** Runs a step there, unless it is closed by then. */
  void run(Runnable step) {
    context.runOnContext(_ -> {
      if (!closed) {
        step.run();
      }
    });
  }

  /** Runs a step at once, unless it is closed; to be called there. */
  void go(Runnable step) {
    if (!closed) {
      step.run();
    }
  }

  /** Runs a step there later; to be called there. */
  void runAfter(long millis, Runnable step) {
    if (!closed) {
      var _ = timers.set(Math.max(1, millis), () -> run(step));
    }
  }

  boolean closed() {
    return closed;
  }

  Vertx vertx() {
    return context.owner();
  }

  /** The event loop itself. */
  EventLoop netty() {
    return context.nettyEventLoop();
  }

  void close() {
    closed = true;
  }

  /** Runs no step any more but one last. */
  void close(Runnable last) {
    if (!closed) {
      closed = true;
      context.runOnContext(_ -> last.run());
    }
  }
}
