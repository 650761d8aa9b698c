// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.upstream.EndpointState;
import dev.facet.upstream.UpstreamState;
import java.util.List;
import java.util.stream.Stream;

/** What is known of the endpoints of a service: a hundred of them, so that a page stays one. */
final class EndpointSeries {
  private static final int MAX_ENDPOINTS = 100;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Of those that are gone there are no series. */
  private static final List<EndpointCondition> CONDITIONS =
      Stream.of(EndpointCondition.values())
          .filter(each -> each != EndpointCondition.DRAINING)
          .toList();

  private EndpointSeries() {}

  static void add(UpstreamState service, Series series) {
    List<EndpointState> all = service.endpoints();
    all.subList(0, Math.min(MAX_ENDPOINTS, all.size()))
        .forEach(endpoint -> add(service.service(), endpoint, series));
  }

  private static void add(String service, EndpointState endpoint, Series series) {
    String[] labels = {"service", service, "endpoint", endpoint.url()};
    series.gauge(
        "facet.upstream.endpoint.in.flight",
        "Attempts under way at an endpoint",
        endpoint.inFlight(),
        labels);
    series.gauge(
        "facet.upstream.endpoint.latency.seconds",
        "How long the head of a response lately took, the longest counting most; 0 if not known",
        endpoint.latency().toNanos() / NANOS_PER_SECOND,
        labels);
    series.counter(
        "facet.upstream.endpoint.ejections",
        "How often an endpoint was left out for a while, having failed where others did not",
        endpoint.ejections(),
        labels);
    EndpointCondition now = EndpointCondition.of(endpoint);
    for (EndpointCondition state : CONDITIONS) {
      series.gauge(
          "facet.upstream.endpoint.state",
          "1 for the state that an endpoint is in, 0 for the others",
          state == now ? 1 : 0,
          "service",
          service,
          "endpoint",
          endpoint.url(),
          "state",
          state.words());
    }
  }
}
