// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an endpoint is left out for a while, having failed where others did not.
 *
 * @param consecutive failures one after another; absent: 5
 * @param eject how long it is left out for the first time, and how much longer each time after;
 *     absent: 30 s
 * @param atMost the largest share of endpoints that is left out at a time, but at least one of two;
 *     absent: 50%; 0% for none at all
 * @param successRate when it fails more often than the others
 */
public record OutliersConfig(
    Integer consecutive, Duration eject, Percentage atMost, SuccessRateConfig successRate) {
  /** What absent outliers mean. */
  public static final OutliersConfig DEFAULT = new OutliersConfig(null, null, null, null);

  /** Sets defaults and guards. */
  public OutliersConfig(
      @Nullable Integer consecutive,
      @Nullable Duration eject,
      @Nullable Percentage atMost,
      @Nullable SuccessRateConfig successRate) {
    this.consecutive = consecutive == null ? 5 : consecutive;
    this.eject = eject == null ? Duration.ofSeconds(30) : eject;
    this.atMost = atMost == null ? new Percentage(50) : atMost;
    this.successRate = successRate == null ? SuccessRateConfig.DEFAULT : successRate;
    require(this.consecutive >= 1, "consecutive", this.consecutive, "1 or more");
    require(this.eject.toMillis() >= 1, "eject", "no time", "1ms or longer");
  }
}
