// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.passthrough.second.FailoverTerms;
import dev.facet.server.action.ForwardTargets;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.config.RetryCondition;
import dev.facet.upstream.resilience.RetryPolicy;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service that is asked where the first one does not respond.
 *
 * @param to its name
 * @param on what the first one's call may come to; absent: connect, reset, timeout, 502, 503 and
 *     504
 */
public record FailoverConfig(String to, List<RetryCondition> on) {
  private static final List<RetryCondition> USUAL =
      Stream.of("connect", "reset", "timeout", "502", "503", "504")
          .map(RetryCondition::valueOf)
          .toList();

  /** Sets the default and guards. */
  public FailoverConfig(String to, @Nullable List<RetryCondition> on) {
    this.to = to;
    this.on = on == null ? USUAL : List.copyOf(on);
    require(!this.on.isEmpty(), "on", this.on, "1 or more");
    require(new HashSet<>(this.on).size() == this.on.size(), "on", this.on, "each condition once");
  }

  ForwardTargets.Failover failover() {
    Set<RetryReason> reasons = EnumSet.copyOf(RetryPolicy.reasons(on));
    if (reasons.contains(RetryReason.CONNECT)) {
      reasons.add(RetryReason.CIRCUIT_OPEN); // nothing was sent either
    }
    reasons.remove(RetryReason.STATUS);
    return new ForwardTargets.Failover(to, new FailoverTerms(reasons, RetryPolicy.statuses(on)));
  }
}
