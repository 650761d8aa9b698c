// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for bodies on their way into the cache of one service. They arrive as fast as the
 * service sends them, so that it is not their clients that bound them. Safe for all threads.
 */
final class ArrivingBytes {
  private final AtomicLong left;

  /**
   * None is used.
   *
   * @param most how many there are at a time
   */
  ArrivingBytes(long most) {
    this.left = new AtomicLong(most);
  }

  /** Takes bytes, or none where there are not as many left. */
  boolean take(long bytes) {
    boolean taken = left.addAndGet(-bytes) >= 0;
    if (!taken) {
      left.addAndGet(bytes);
    }
    return taken;
  }

  /** Gives bytes back that were taken. */
  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }
}
