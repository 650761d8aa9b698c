// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import org.jspecify.annotations.Nullable;

/**
 * When a read that takes long is asked a second time, of another endpoint where there is one. The
 * first of the two responses counts.
 *
 * @param after how long the first attempt takes by then; absent: p95
 * @param budget how many second attempts there may be in 10 s, as a share of the calls of these 10
 *     s; absent: 5 %
 */
public record HedgeConfig(HedgeDelay after, Percentage budget) {
  private static final int USUAL_PERCENTILE = 95;

  /** Sets defaults. */
  public HedgeConfig(@Nullable HedgeDelay after, @Nullable Percentage budget) {
    this.after = after == null ? new HedgeDelay.Percentile(USUAL_PERCENTILE) : after;
    this.budget = budget == null ? new Percentage(5) : budget;
  }
}
