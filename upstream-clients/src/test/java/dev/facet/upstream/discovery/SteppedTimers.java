// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.resilience.Timers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Timers that run when a test says so. */
final class SteppedTimers implements Timers {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Due> timers = new LinkedBlockingQueue<>();

  private record Due(long delayMillis, Runnable task) {}

  @Override
  public Timer set(long delayMillis, Runnable task) {
    timers.add(new Due(delayMillis, task));
    return Timer.NONE;
  }

  /** Waits for a timer to be set, and has it run; tells what it was set to, in milliseconds. */
  long step() throws InterruptedException {
    Due next = next();
    next.task().run();
    return next.delayMillis();
  }

  /** Waits for a timer to be set, which is what a source does when it has looked. */
  void awaitTimer() throws InterruptedException {
    timers.add(next());
  }

  private Due next() throws InterruptedException {
    Due next = timers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no timer");
    }
    return next;
  }
}
