// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RetryReason;
import dev.facet.upstream.config.RetryCondition;
import dev.facet.upstream.config.RetryConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

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
    Set<RetryReason> reasons = EnumSet.noneOf(RetryReason.class);
    Set<Integer> statuses = new HashSet<>();
    for (RetryCondition condition : retry.on()) {
      reasons.add(reason(condition));
      if (condition.kind() == RetryCondition.Kind.STATUS) {
        statuses.add(condition.status());
      }
    }
    return new RetryPolicy(retry.attempts(), reasons, statuses, elsewhere, longest);
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
