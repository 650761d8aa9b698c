// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.RequestCounts;
import dev.facet.server.count.StatusClass;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** Requests of clients by what answered them. */
final class RequestSeries {
  private static final String NONE = "none";

  private final HistogramSnapshot.Builder durations =
      HistogramSnapshot.builder()
          .name("facet_request_duration_seconds")
          .help("From a request's head to the last byte of its response");
  private final Series series;

  private RequestSeries(Series series) {
    this.series = series;
  }

  static void add(Snapshot snapshot, GatewayCounts counts, Series series) {
    RequestSeries requests = new RequestSeries(series);
    requests.add(NONE, NONE, counts.unrouted());
    for (Route route : snapshot.all()) {
      requests.add(route.kind(), route.id(), route.counts());
    }
    for (String policy : Route.guards(snapshot.all())) {
      series.counter(
          "facet.policy.rejections",
          "Requests that a policy rejected",
          counts.rejections(policy).sum(),
          "policy",
          policy);
    }
    HistogramSnapshot durations = requests.durations.build();
    series.collect(() -> durations);
  }

  private void add(String kind, String route, RequestCounts counts) {
    for (StatusClass status : StatusClass.values()) {
      series.counter(
          "facet.requests",
          "Requests that are over, by what answered them",
          counts.requests(status),
          "kind",
          kind,
          "route",
          route,
          "status",
          status.label());
    }
    if (kind.equals("route")) {
      series.counter(
          "facet.route.compressions",
          "Responses that a compress policy compressed",
          counts.compressed().sum(),
          "route",
          route);
      series.gauge(
          "facet.websockets.open",
          "WebSockets that are open, or whose handshake is under way",
          counts.webSockets().get(),
          "route",
          route);
    }
    durations.dataPoint(
        HistogramSnapshot.HistogramDataPointSnapshot.builder()
            .labels(Labels.of("kind", kind, "route", route))
            .classicHistogramBuckets(
                ClassicHistogramBuckets.of(RequestCounts.bounds(), counts.durations()))
            .sum(counts.seconds())
            .build());
  }
}
