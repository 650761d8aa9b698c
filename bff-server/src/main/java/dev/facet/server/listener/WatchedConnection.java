// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;

/** A client's connection that is looked at from time to time. Confined to its event loop. */
interface WatchedConnection {
  /**
   * Looks whether the client has been waited for long enough, and ends the wait where it has.
   *
   * @param elapsed since the last look, in nanoseconds
   */
  void look(long elapsed);

  /** Ends the requests in hand with a problem. */
  void giveUp(Problem problem);

  /**
   * Tells the client that it is wanted for no further request, where that can be told by itself and
   * not by each response.
   */
  default void drain() {}

  /**
   * Closes the connection where the client waits for nothing, and {@link #drain} has not said so;
   * one that is being closed in stages has its time until {@link #cut}, or a reset could take the
   * last response from the client. The first request of one that has just been opened may be on its
   * way, and its client could not tell that nothing was done for it; a head that has begun is
   * waited for, late or not.
   *
   * @param late whether that is not waited for any longer
   * @return whether it is
   */
  default boolean stop(boolean late) {
    return false;
  }

  /** Closes the connection, whatever the client waits for. */
  void cut();
}
