// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import dev.facet.passthrough.choice.CanaryCondition;
import dev.facet.passthrough.choice.StickyCookie;
import dev.facet.passthrough.second.FailoverTerms;
import dev.facet.passthrough.second.MirrorLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services of a route that forwards.
 *
 * @param services their names with their weights
 * @param canaries whose conditions decide before the weights do
 * @param sticky the cookie that keeps what the weights decide; empty: nothing does
 * @param mirror gets copies; empty: nobody does
 * @param failover is asked where the first does not respond; empty: nobody is
 */
public record ForwardTargets(
    Map<String, Integer> services,
    List<Canary> canaries,
    Optional<StickyCookie> sticky,
    Optional<Mirror> mirror,
    Optional<Failover> failover) {
  /** Copies collections. */
  public ForwardTargets {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    canaries = List.copyOf(canaries);
  }

  /**
   * Requests that go to one of the services whatever the weights say.
   *
   * @param when which ones
   * @param to the name of the service
   */
  public record Canary(CanaryCondition when, String to) {}

  /**
   * A service that gets copies of requests.
   *
   * @param to its name
   * @param limits how many
   */
  public record Mirror(String to, MirrorLimits limits) {}

  /**
   * A service that is asked where the first does not respond.
   *
   * @param to its name
   * @param terms when
   */
  public record Failover(String to, FailoverTerms terms) {}

  /** Whether all requests are those of one service, and of no other. */
  public boolean isPlain() {
    return services.size() == 1 && mirror.isEmpty() && failover.isEmpty();
  }
}
