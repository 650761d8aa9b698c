// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.passthrough.Forwarder;
import dev.facet.passthrough.PassthroughRoute;
import dev.facet.passthrough.WeightedTargets;
import dev.facet.server.action.RouteAction;
import dev.facet.server.endpoint.PassthroughEndpoint;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.RouteFailures;
import dev.facet.upstream.UpstreamClient;
import java.util.ArrayList;
import java.util.List;

/** Makes the endpoints of routes that forward, with the clients of their services. */
final class ForwardEndpoints {
  private final Forwarder forwarder;
  private final SnapshotLeases leases;
  private final RouteFailures failures;

  /**
   * A factory.
   *
   * @param forwarder forwards the requests of all routes
   * @param leases has their clients by the time that endpoints are made
   * @param failures tells the log of services that fail
   */
  ForwardEndpoints(Forwarder forwarder, SnapshotLeases leases, RouteFailures failures) {
    this.failures = failures;
    this.forwarder = forwarder;
    this.leases = leases;
  }

  Endpoint make(String route, RouteAction.Forward action) {
    List<WeightedTargets.Target> targets = new ArrayList<>();
    action.services().forEach((name, weight) -> targets.add(target(name, weight, action.cached())));
    return new PassthroughEndpoint(
        forwarder,
        new PassthroughRoute(route, action.rewrite(), new WeightedTargets(targets)),
        failures);
  }

  private WeightedTargets.Target target(String service, int weight, boolean cached) {
    UpstreamClient client = leases.client(service);
    return new WeightedTargets.Target(cached ? client : client.uncached(), weight);
  }
}
