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
   * Closes the connection where the client waits for nothing, and {@link #drain} has not said so.
   */
  default void stop() {}

  /** Closes the connection, whatever the client waits for. */
  void cut();
}
