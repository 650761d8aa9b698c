// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RetryReason;
import dev.facet.upstream.config.RetryCondition;
import dev.facet.upstream.config.RetryConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a service's calls is tried once more.
 *
 * @param attempts the most attempts of a call, 1 or more; those that no budget counts come on top
 * @param reasons why
 * @param statuses of responses that are not taken
 * @param onlyElsewhere whether the endpoint that failed is not tried once more
 * @param longest how long after its beginning a call without a latest time is tried once more
 */
public record RetryPolicy(
    int attempts,
    Set<RetryReason> reasons,
    Set<Integer> statuses,
    boolean onlyElsewhere,
    Duration longest) {
  /** Copies. */
  public RetryPolicy {
    reasons = Set.copyOf(reasons);
    statuses = Set.copyOf(statuses);
  }

  /** Whether a response of a status is not taken; most services have none. */
  boolean retries(int status) {
    return !statuses.isEmpty() && statuses.contains(status);
  }

  /** What the configuration of a service says. */
  public static RetryPolicy of(UpstreamConfig config) {
    Duration longest = config.timeout().total();
    RetryConfig retry = config.retry();
    if (retry == null) {
      return of(RetryConfig.ABSENT, true, longest);
    }
    return of(retry, false, longest);
  }

  private static RetryPolicy of(RetryConfig retry, boolean elsewhere, Duration longest) {
    return new RetryPolicy(
        retry.attempts(), reasons(retry.on()), statuses(retry.on()), elsewhere, longest);
  }

  /** Why a call is tried once more by such conditions. */
  public static Set<RetryReason> reasons(List<RetryCondition> conditions) {
    Set<RetryReason> reasons = EnumSet.noneOf(RetryReason.class);
    conditions.forEach(condition -> reasons.add(reason(condition)));
    return reasons;
  }

  /** The statuses of responses that such conditions do not take. */
  public static Set<Integer> statuses(List<RetryCondition> conditions) {
    return conditions.stream()
        .filter(condition -> condition.kind() == RetryCondition.Kind.STATUS)
        .map(RetryCondition::status)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static RetryReason reason(RetryCondition condition) {
    return switch (condition.kind()) {
      case CONNECT -> RetryReason.CONNECT;
      case RESET -> RetryReason.RESET;
      case TIMEOUT -> RetryReason.TIMEOUT;
      case STATUS -> RetryReason.STATUS;
    };
  }
}
