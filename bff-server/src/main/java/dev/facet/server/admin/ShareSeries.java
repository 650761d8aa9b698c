// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.passthrough.second.MirrorOutcome;
import dev.facet.server.action.ForwardTargets;
import dev.facet.server.action.RouteAction;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.count.ServiceShareCounts;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;

/**
 * What each service has of the requests of a route that has several.
 *
 * @param route the route's id
 */
record ShareSeries(String route, ForwardTargets to, ServiceShareCounts counts, Series series) {
  static void add(Snapshot snapshot, GatewayCounts counts, Series series) {
    for (Route route : snapshot.all()) {
      if (route.action().orElse(null) instanceof RouteAction.Forward(_, _, var to)
          && !to.isPlain()) {
        RouteName name = new RouteName(route.kind(), route.id());
        new ShareSeries(route.id(), to, counts.shares(name), series).add();
      }
    }
  }

  private void add() {
    to.services().keySet().forEach(this::responses);
    to.failover()
        .map(ForwardTargets.Failover::to)
        .filter(second -> !to.services().containsKey(second))
        .ifPresent(this::responses);
    to.failover().ifPresent(second -> to.services().keySet().forEach(this::failovers));
    to.mirror().ifPresent(second -> copies(second.to()));
  }

  private void responses(String service) {
    series.counter(
        "facet.route.responses",
        "Responses, by the service that gave them",
        counts.responses(service),
        "route",
        route,
        "service",
        service);
  }

  private void failovers(String from) {
    series.counter(
        "facet.route.failovers",
        "Requests that went on to the failover, by the service that failed",
        counts.failovers(from),
        "route",
        route,
        "service",
        from);
  }

  private void copies(String service) {
    for (MirrorOutcome outcome : MirrorOutcome.values()) {
      series.counter(
          "facet.route.copies",
          "Copies of requests, by what became of them",
          counts.copies(outcome),
          "route",
          route,
          "service",
          service,
          "outcome",
          outcome.label());
    }
  }
}
