// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.concurrency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests each caller has in flight. A caller without any is forgotten, so that there are
 * never more callers than requests. Safe for all threads.
 */
final class InFlightRequests {
  private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

  /**
   * Takes a place for one more request, to be given back once.
   *
   * @param max how many the caller may have
   * @return false where it has as many
   */
  boolean take(String caller, int max) {
    boolean[] taken = new boolean[1];
    byCaller.compute(
        caller,
        (_, held) -> {
          int before = held == null ? 0 : held;
          taken[0] = before < max;
          return taken[0] ? Integer.valueOf(before + 1) : held;
        });
    return taken[0];
  }

  /** Gives a place back. */
  void giveBack(String caller) {
    byCaller.computeIfPresent(caller, (_, held) -> held == 1 ? null : held - 1);
  }

  /** How many callers have requests in flight. */
  int callers() {
    return byCaller.size();
  }
}
