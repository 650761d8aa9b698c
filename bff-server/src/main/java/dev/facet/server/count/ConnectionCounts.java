// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Connections of clients at one listener. Safe for all threads. */
public final class ConnectionCounts {
  private final LongAdder pauses = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile Watched watched = new Watched(() -> 0, 0);

  private record Watched(IntSupplier open, int most) {}

  /** None yet. */
  public ConnectionCounts() {}

  /**
   * Which are counted from now on.
   *
   * @param open tells how many are open
   * @param most how many may be
   */
  public void watch(IntSupplier open, int most) {
    watched = new Watched(open, most);
  }

  /** Counts that nothing is accepted for a while, since the most are open. */
  public void paused() {
    pauses.increment();
  }

  /** Counts one that could not be accepted. */
  public void failed() {
    failures.increment();
  }

  /** How many are open. */
  public int open() {
    return watched.open().getAsInt();
  }

  /** How many may be open. */
  public int most() {
    return watched.most();
  }

  /** How often the most were open. */
  public long pauses() {
    return pauses.sum();
  }

  /** How many could not be accepted. */
  public long failures() {
    return failures.sum();
  }
}
