// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.HandClock;
import dev.facet.upstream.resilience.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Timers that a test lets run, each after its own time on a clock. */
final class HandTimers implements Timers {
  private final HandClock clock;
  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(long delayMillis, Runnable task) {}

  HandTimers(HandClock clock) {
    this.clock = clock;
  }

  @Override
  public Timer set(long delayMillis, Runnable task) {
    Entry entry = new Entry(delayMillis, task);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** How many are set. */
  int pending() {
    return entries.size();
  }

  /** Lets the time of the first one pass, runs it and tells how long that was. */
  long runFirst() {
    return runFirst(0);
  }

  /** The same with a clock that is some milliseconds late. */
  long runFirst(long late) {
    Entry first = entries.remove();
    clock.advance(Duration.ofMillis(first.delayMillis() - late));
    first.task().run();
    return first.delayMillis();
  }
}
