// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

/**
 * Shared by all responses of one target that were asked for between two changes of it, those still
 * under way included. Safe for all threads.
 */
final class Validity {
  private volatile boolean over;

  boolean holds() {
    return !over;
  }

  void end() {
    over = true;
  }
}
