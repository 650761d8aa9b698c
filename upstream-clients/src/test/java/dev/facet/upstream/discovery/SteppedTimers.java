// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Handler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Timers that run when a test says so. */
final class SteppedTimers implements Timers {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Timer> timers = new LinkedBlockingQueue<>();

  private record Timer(long delayMillis, Handler<Long> task) {}

  @Override
  public long set(long delayMillis, Handler<Long> task) {
    timers.add(new Timer(delayMillis, task));
    return 0;
  }

  @Override
  public void cancel(long timer) {}

  /** Waits for a timer to be set, and has it run; tells what it was set to, in milliseconds. */
  long step() throws InterruptedException {
    Timer next = next();
    next.task().handle(0L);
    return next.delayMillis();
  }

  /** Waits for a timer to be set, which is what a source does when it has looked. */
  void awaitTimer() throws InterruptedException {
    timers.add(next());
  }

  private Timer next() throws InterruptedException {
    Timer next = timers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no timer");
    }
    return next;
  }
}
