// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.action.ForwardTargets;
import dev.facet.server.config.key.Key;
import dev.facet.server.route.PathPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services of a route.
 *
 * @param services with their weights, 0 for none of the requests; absent: no service responds
 * @param canary requests that go to one of its services whatever the weights say; absent: none
 * @param sticky the cookie that keeps the service of a client; null: none does
 * @param mirror the service that gets copies; null: none does
 * @param failover the service that is asked where the first does not respond; null: none is
 */
public record TargetsConfig(
    @Key("to") Map<String, Integer> services,
    List<CanaryConfig> canary,
    @Nullable StickyConfig sticky,
    @Nullable MirrorConfig mirror,
    @Nullable FailoverConfig failover) {
  private static final int MAX_WEIGHT = 1_000_000;

  /** Sets defaults, copies collections and guards. */
  public TargetsConfig(
      @Nullable Map<String, Integer> services,
      @Nullable List<CanaryConfig> canary,
      @Nullable StickyConfig sticky,
      @Nullable MirrorConfig mirror,
      @Nullable FailoverConfig failover) {
    if (services != null) {
      requireWeights(services);
    }
    require(canary == null || !canary.isEmpty(), "canary", "none", "1 or more");
    this.services =
        services == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(services));
    this.canary = canary == null ? List.of() : List.copyOf(canary);
    this.sticky = sticky;
    this.mirror = mirror;
    this.failover = failover;
  }

  private static void requireWeights(Map<String, Integer> services) {
    require(!services.isEmpty(), "to", "none", "1 service or more");
    services.forEach((service, weight) ->
        require(
            weight >= 0 && weight <= MAX_WEIGHT, "to." + service, weight, "0 to " + MAX_WEIGHT));
    require(
        services.values().stream().anyMatch(weight -> weight > 0),
        "to",
        String.join(", ", services.keySet()) + " with weight 0",
        "one weight above 0");
  }

  /** Rejects what says something of services where there are none. */
  void requireNothingElse() {
    ForwardingConfig.forwardedOnly("canary", canary.isEmpty() ? null : "settings");
    ForwardingConfig.forwardedOnly("sticky", sticky == null ? null : sticky.cookie());
    ForwardingConfig.forwardedOnly("mirror", mirror == null ? null : mirror.to());
    ForwardingConfig.forwardedOnly("failover", failover == null ? null : failover.to());
  }

  /** The names of all services that may get a request or a copy. */
  public Set<String> all() {
    if (mirror == null && failover == null) {
      return services.keySet();
    }
    Set<String> names = new LinkedHashSet<>(services.keySet());
    if (mirror != null) {
      names.add(mirror.to());
    }
    if (failover != null) {
      names.add(failover.to());
    }
    return names;
  }

  /** The same, as requests are decided on. */
  ForwardTargets made(PathPattern match) {
    return new ForwardTargets(
        services,
        canary.isEmpty() ? List.of() : canary.stream().map(CanaryConfig::canary).toList(),
        Optional.ofNullable(sticky).map(cookie -> cookie.made(match)),
        Optional.ofNullable(mirror).map(MirrorConfig::mirror),
        Optional.ofNullable(failover).map(FailoverConfig::failover));
  }
}
