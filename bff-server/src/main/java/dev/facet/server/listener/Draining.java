// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

/** Whether each response is the last one of its connection, since the gateway stops. */
final class Draining {
  private volatile boolean begun;

  /** From now on. Safe for all threads. */
  void begin() {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }
}
