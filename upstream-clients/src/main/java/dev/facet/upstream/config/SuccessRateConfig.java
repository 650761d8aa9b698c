// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an endpoint fails more often than the others of its service.
 *
 * @param factor how many standard deviations its share of successes is below the mean; absent: 1.9
 * @param window how long successes are counted before they are compared; absent: 10 s
 * @param requests the fewest attempts within the window by which an endpoint is judged; absent: 100
 * @param endpoints the fewest endpoints with so many attempts that can be compared; absent: 5
 */
public record SuccessRateConfig(
    Double factor, Duration window, Integer requests, Integer endpoints) {
  /** What an absent success rate means. */
  public static final SuccessRateConfig DEFAULT = new SuccessRateConfig(null, null, null, null);

  /** Sets defaults and guards. */
  public SuccessRateConfig(
      @Nullable Double factor,
      @Nullable Duration window,
      @Nullable Integer requests,
      @Nullable Integer endpoints) {
    this.factor = factor == null ? 1.9 : factor;
    this.window = window == null ? Duration.ofSeconds(10) : window;
    this.requests = requests == null ? 100 : requests;
    this.endpoints = endpoints == null ? 5 : endpoints;
    require(this.factor > 0, "factor", this.factor, "above 0");
    require(this.window.toMillis() >= 1, "window", "no time", "1ms or longer");
    require(this.requests >= 1, "requests", this.requests, "1 or more");
    require(this.endpoints >= 3, "endpoints", this.endpoints, "3 or more, to be compared");
  }
}
