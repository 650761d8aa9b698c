// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Connections of clients at one listener. Safe for all threads. */
public final class ConnectionCounts {
  private final LongAdder pauses = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final AtomicInteger webSockets = new AtomicInteger();
  private final Map<Object, Watched> watched = new ConcurrentHashMap<>();

  private record Watched(IntSupplier open, int most) {}

  /** None yet. */
  public ConnectionCounts() {}

  /**
   * Which are counted from now on, with those of other sockets of the listener.
   *
   * @param socket whose connections they are, by its identity
   * @param open tells how many are open
   * @param most how many may be
   */
  public void watch(Object socket, IntSupplier open, int most) {
    var _ = watched.put(socket, new Watched(open, most));
  }

  /** Counts those of a socket no more. */
  public void forget(Object socket) {
    var _ = watched.remove(socket);
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
    return watched.values().stream().mapToInt(each -> each.open().getAsInt()).sum();
  }

  /** How many may be open. */
  public int most() {
    return watched.values().stream().mapToInt(Watched::most).sum();
  }

  /** The WebSockets that are open, over reloads; counted by who opens and closes them. */
  public AtomicInteger webSockets() {
    return webSockets;
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
