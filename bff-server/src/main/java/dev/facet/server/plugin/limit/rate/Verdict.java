// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import java.util.List;

/** What became of one request. Times are in nanoseconds. */
sealed interface Verdict {
  /**
   * It has its permits.
   *
   * @param tightest the limit with the fewest permits left
   * @param left how many that are
   * @param untilNext how long until there is one more
   */
  record Admitted(Limit tightest, long left, long untilNext) implements Verdict {}

  /**
   * It has none, and nothing was drawn.
   *
   * @param violated the limits that reject it
   * @param delay how long until all of them have enough
   */
  record Rejected(List<Limit> violated, long delay) implements Verdict {}
}
