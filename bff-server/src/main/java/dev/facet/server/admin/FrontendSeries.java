// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.count.ServiceUsage;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.snapshot.Snapshot;

/** Operations of a frontend, and what is kept to answer them. */
final class FrontendSeries {
  private final String frontend;
  private final FrontendCounts counts;
  private final Series series;

  private FrontendSeries(String frontend, FrontendCounts counts, Series series) {
    this.frontend = frontend;
    this.counts = counts;
    this.series = series;
  }

  static void add(Snapshot snapshot, GatewayCounts counts, Series series) {
    snapshot
        .engines()
        .forEach((name, engine) -> {
          FrontendSeries frontend = new FrontendSeries(name, engine.counts(), series);
          frontend.operations(counts.operations(name).compressed().sum());
          frontend.documents(engine);
          engine.usage().forEach(frontend::usage);
        });
  }

  private void operations(long compressed) {
    event(
        "facet.graphql.responses",
        "Operations that were answered by an execution, their own or an equal one in flight",
        Event.RESPONSE);
    event("facet.graphql.executions", "Operations that were executed", Event.EXECUTION);
    counts
        .errors()
        .forEach((code, errors) ->
            series.counter(
                "facet.graphql.errors",
                "Errors of executions and of rejected requests",
                errors,
                "frontend",
                frontend,
                "code",
                code));
    series.counter(
        "facet.graphql.compressions",
        "Responses that were compressed, each once for all clients of an event loop that share it",
        compressed,
        "frontend",
        frontend);
  }

  private void documents(GraphQlEngine engine) {
    event(
        "facet.graphql.document.lookups",
        "Documents that were looked for among those parsed and validated before",
        Event.DOCUMENT_LOOKUP);
    event("facet.graphql.document.misses", "Documents that were parsed", Event.DOCUMENT_MISS);
    event(
        "facet.graphql.plan.lookups",
        "Plans that were looked for among those of a document",
        Event.PLAN_LOOKUP);
    event("facet.graphql.plan.misses", "Plans that were compiled", Event.PLAN_MISS);
    series.gauge(
        "facet.graphql.documents",
        "Documents that are kept parsed, rejected ones included",
        engine.documents().size(),
        "frontend",
        frontend);
    series.gauge(
        "facet.graphql.documents.weight",
        "Characters of their texts, and a fixed number for each",
        engine.documents().weight(),
        "frontend",
        frontend);
  }

  private void usage(String service, ServiceUsage usage) {
    series.counter(
        "facet.graphql.measured.bytes",
        "Bytes of the responses that were measured, of which there is one in 61",
        usage.received(),
        "frontend",
        frontend,
        "service",
        service);
    series.counter(
        "facet.graphql.measured.used.bytes",
        "Bytes of them that are values operations used",
        usage.used(),
        "frontend",
        frontend,
        "service",
        service);
    series.gauge(
        "facet.graphql.overfetch.ratio",
        "The part of the measured bytes that were not used",
        usage.overFetch(),
        "frontend",
        frontend,
        "service",
        service);
  }

  private void event(String name, String help, Event event) {
    series.counter(name, help, counts.sum(event), "frontend", frontend);
  }
}
