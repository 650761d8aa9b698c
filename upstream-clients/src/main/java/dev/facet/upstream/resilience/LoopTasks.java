// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/** Runs something later on one event loop. Usable from any thread. */
public interface LoopTasks {
  /** Runs it as soon as the event loop is free. */
  void run(Runnable task);

  /**
   * Runs it after a while.
   *
   * @param delayMillis 1 or more
   */
  void runAfter(long delayMillis, Runnable task);
}
