// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a call of a service is tried once more.
 *
 * @param attempts the most attempts of a call, the first one included, 1 to 10; absent: 2
 * @param on what an attempt may come to so that another one follows; absent: connect, reset, 502
 *     and 503
 * @param budget how many retries there may be in 10 s, as a share of the calls of these 10 s;
 *     absent: 20 %
 */
public record RetryConfig(Integer attempts, List<RetryCondition> on, Percentage budget) {
  private static final int MAX_ATTEMPTS = 10;

  /** The budget of what is retried without being configured. */
  public static final Percentage BUDGET = new Percentage(20);

  /** What is in force without one, as far as another endpoint may be called. */
  public static final RetryConfig ABSENT =
      new RetryConfig(2, List.of(RetryCondition.CONNECT), BUDGET);

  /** Sets defaults and guards. */
  public RetryConfig(
      @Nullable Integer attempts, @Nullable List<RetryCondition> on, @Nullable Percentage budget) {
    this.attempts = attempts == null ? 2 : attempts;
    this.on = on == null ? RetryCondition.USUAL : List.copyOf(on);
    this.budget = budget == null ? BUDGET : budget;
    require(
        this.attempts >= 1 && this.attempts <= MAX_ATTEMPTS,
        "attempts",
        this.attempts,
        "1 to " + MAX_ATTEMPTS + ", the first one included");
    require(!this.on.isEmpty(), "on", this.on, "1 or more; attempts: 1 is no retry");
    require(new HashSet<>(this.on).size() == this.on.size(), "on", this.on, "each condition once");
  }
}
