// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.passthrough.Destinations;
import dev.facet.passthrough.Forwarder;
import dev.facet.passthrough.PassthroughRoute;
import dev.facet.passthrough.choice.CanaryChoice;
import dev.facet.passthrough.choice.StickyChoice;
import dev.facet.passthrough.choice.StickyCookie;
import dev.facet.passthrough.choice.Target;
import dev.facet.passthrough.choice.TargetChoice;
import dev.facet.passthrough.choice.WeightedTargets;
import dev.facet.passthrough.second.Failover;
import dev.facet.passthrough.second.Mirroring;
import dev.facet.passthrough.second.RequestMirror;
import dev.facet.server.action.ForwardTargets;
import dev.facet.server.action.RouteAction;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.count.ServiceShareCounts;
import dev.facet.server.endpoint.PassthroughEndpoint;
import dev.facet.server.endpoint.SecondServiceNotices;
import dev.facet.server.endpoint.ServiceShares;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.RouteFailures;
import dev.facet.upstream.LineBudget;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.resilience.Timers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the endpoints of routes that forward, with the clients of their services. */
final class ForwardEndpoints {
  private final Forwarder forwarder;
  private final SnapshotLeases leases;
  private final RouteFailures failures;
  private final GatewayParts parts;
  private final Timers timers;

  /**
   * A factory.
   *
   * @param forwarder forwards the requests of all routes
   * @param leases has their clients by the time that endpoints are made
   * @param failures tells the log of services that fail
   */
  ForwardEndpoints(
      Forwarder forwarder, SnapshotLeases leases, RouteFailures failures, GatewayParts parts) {
    this.failures = failures;
    this.forwarder = forwarder;
    this.leases = leases;
    this.parts = parts;
    this.timers = Timers.of(parts.vertx());
  }

  Endpoint make(String route, RouteAction.Forward action) {
    return action.to().isPlain() ? plain(route, action) : several(route, action);
  }

  /** All requests are one service's. */
  private Endpoint plain(String route, RouteAction.Forward action) {
    List<Target> targets = List.copyOf(targets(action).values());
    Destinations to = new Destinations(new WeightedTargets(targets));
    return new PassthroughEndpoint(
        forwarder, new PassthroughRoute(route, action.rewrite(), to), failures, ServiceShares.NONE);
  }

  private Endpoint several(String route, RouteAction.Forward action) {
    ServiceShareCounts counts = parts.counts().shares(new RouteName("route", route));
    return new PassthroughEndpoint(
        forwarder,
        new PassthroughRoute(route, action.rewrite(), destinations(route, action, counts)),
        failures,
        counts::responded);
  }

  private Destinations destinations(
      String route, RouteAction.Forward action, ServiceShareCounts counts) {
    ForwardTargets to = action.to();
    LineBudget lines = new LineBudget(LineBudget.CHANGES, parts.nanoTime());
    SecondServiceNotices notices = new SecondServiceNotices(route, counts, lines);
    return new Destinations(
        choice(to, targets(action)),
        to.sticky().map(StickyCookie::name).orElse(""),
        to.mirror().map(second -> mirror(route, second, notices)).orElse(Mirroring.NONE),
        to.failover()
            .map(second -> failover(second, action.cached(), notices))
            .orElse(Failover.NONE));
  }

  private Map<String, Target> targets(RouteAction.Forward action) {
    Map<String, Target> targets = new LinkedHashMap<>();
    action
        .to()
        .services()
        .forEach((name, weight) -> targets.put(name, target(name, weight, action.cached())));
    return targets;
  }

  private static TargetChoice choice(ForwardTargets to, Map<String, Target> targets) {
    WeightedTargets split = new WeightedTargets(List.copyOf(targets.values()));
    TargetChoice kept =
        to.sticky().<TargetChoice>map(cookie -> new StickyChoice(cookie, split)).orElse(split);
    return to.canaries().isEmpty()
        ? kept
        : new CanaryChoice(
            to.canaries().stream()
                .map(canary ->
                    new CanaryChoice.Rule(
                        canary.when(), Objects.requireNonNull(targets.get(canary.to()))))
                .toList(),
            kept);
  }

  /** Copies go past the cache: they are for the second service to have, not to be responded to. */
  private Mirroring mirror(
      String route, ForwardTargets.Mirror second, SecondServiceNotices notices) {
    RequestMirror.Around around =
        new RequestMirror.Around(
            timers, task -> parts.vertx().getOrCreateContext().runOnContext(_ -> task.run()));
    return new RequestMirror(
        new RequestMirror.Parts(
            route,
            leases.client(second.to()).uncached(),
            second.limits(),
            around,
            notices.mirror(second.to())));
  }

  private Failover failover(
      ForwardTargets.Failover second, boolean cached, SecondServiceNotices notices) {
    return new Failover.Second(
        target(second.to(), 0, cached), second.terms(), timers, notices.failover(second.to()));
  }

  private Target target(String service, int weight, boolean cached) {
    UpstreamClient client = leases.client(service);
    return new Target(cached ? client : client.uncached(), weight);
  }
}
