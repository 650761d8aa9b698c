// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/** An event loop that runs what it is told to at once, or when its time passes. */
record ManualLoop(ManualTime time) implements LoopTasks {
  @Override
  public void run(Runnable task) {
    task.run();
  }

  @Override
  public void runAfter(long delayMillis, Runnable task) {
    var _ = time.set(delayMillis, task);
  }
}
