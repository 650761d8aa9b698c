// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The connections of one event loop, all of which are looked at from time to time: so waiting for a
 * client costs no timer of its own. Confined to that event loop.
 */
final class OpenConnections {
  private final Set<WatchedConnection> open = new HashSet<>();
  private final LongSupplier nanoTime;
  private long maxElapsed;
  private long last;

  /** None yet. */
  OpenConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  /**
   * Looks so often from now on.
   *
   * @param period between two looks, in nanoseconds
   */
  void setPeriod(long period) {
    maxElapsed = 2 * period;
  }

  void opened(WatchedConnection connection) {
    open.add(connection);
  }

  void closed(WatchedConnection connection) {
    open.remove(connection);
  }

  /** Ends all requests in hand with a problem. */
  void giveUp(Problem problem) {
    List.copyOf(open).forEach(connection -> connection.giveUp(problem));
  }

  /** Tells all clients that they are wanted for no further request. */
  void drain() {
    List.copyOf(open).forEach(WatchedConnection::drain);
  }

  /**
   * Closes those whose clients wait for nothing.
   *
   * @param late whether first requests are not waited for any longer
   * @return whether one is
   */
  boolean stop(boolean late) {
    boolean waits = false;
    for (WatchedConnection connection : List.copyOf(open)) {
      waits |= connection.stop(late);
    }
    return waits;
  }

  /** Closes all. */
  void cut() {
    List.copyOf(open).forEach(WatchedConnection::cut);
  }

  /** Looks at all. Where this loop was late itself, the clients are not to blame. */
  void look() {
    long now = nanoTime.getAsLong();
    long elapsed = Math.min(now - last, maxElapsed);
    last = now;
    List.copyOf(open).forEach(connection -> connection.look(elapsed));
  }
}
