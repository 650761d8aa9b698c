// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a service is left alone.
 *
 * @param window how many of the last calls are looked at, 1 to 100,000; absent: 100
 * @param failureRate the share of them, in percent, that opens the breaker; absent: 50 %
 * @param slowCall a call that takes longer counts as slow, and as many slow as failed ones open the
 *     breaker; absent: no call is slow
 * @param open how long nothing is sent before a probe; absent: 5 s
 * @param statuses of responses that count as failures, 500 to 599; absent: 502, 503 and 504, which
 *     are of the service as a whole, where 500 may be of one request
 */
public record BreakerConfig(
    Integer window,
    Percentage failureRate,
    @Nullable Duration slowCall,
    Duration open,
    List<Integer> statuses) {
  /** Each place of the window is kept in memory. */
  private static final int MAX_WINDOW = 100_000;

  private static final List<Integer> USUAL = List.of(502, 503, 504);

  /** What an absent breaker means. */
  public static final BreakerConfig DEFAULT = new BreakerConfig(null, null, null, null, null);

  /** Sets defaults and guards. */
  public BreakerConfig(
      @Nullable Integer window,
      @Nullable Percentage failureRate,
      @Nullable Duration slowCall,
      @Nullable Duration open,
      @Nullable List<Integer> statuses) {
    this.window = window == null ? 100 : window;
    this.failureRate = failureRate == null ? new Percentage(50) : failureRate;
    this.open = open == null ? Duration.ofSeconds(5) : open;
    this.statuses = statuses == null ? USUAL : List.copyOf(statuses);
    require(
        this.window >= 1 && this.window <= MAX_WINDOW, "window", this.window, "1 to " + MAX_WINDOW);
    require(slowCall == null || slowCall.toMillis() >= 1, "slowCall", "no time", "1ms or longer");
    require(this.open.toMillis() >= 1, "open", "no time", "1ms or longer");
    require(this.failureRate.value() > 0, "failureRate", this.failureRate, "above 0%");
    require(
        this.statuses.stream().allMatch(status -> status >= 500 && status <= 599),
        "statuses",
        this.statuses,
        "500 to 599");
    this.slowCall = slowCall;
  }
}
