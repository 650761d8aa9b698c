// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.admin.Health;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.ServingSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells health and metrics what a reload came to, then the other listeners. */
final class NotedReloads implements Reloader.Report {
  private final Health health;
  private final GatewayCounts counts;
  private final Reloader.Report next;

  /** A report. */
  NotedReloads(Health health, GatewayCounts counts, Reloader.Report next) {
    this.health = health;
    this.counts = counts;
    this.next = next;
  }

  @Override
  public void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
    counts.accepted(routes(snapshot), snapshot.engines().keySet(), Route.guards(snapshot.all()));
    health.accepted(snapshot.version());
    next.reloaded(snapshot, warnings);
  }

  @Override
  public void rejected(List<Diagnostic> findings) {
    counts.rejected();
    health.rejected(words(findings));
    next.rejected(findings);
  }

  @Override
  public void failed(Throwable fault) {
    counts.failed();
    // The words of a fault may hold what stands in the files: they go to the log alone.
    String kind = fault.getClass().getSimpleName();
    health.failed("a fault in facet itself: " + kind + ", see the log");
    next.failed(fault);
  }

  private static Set<RouteName> routes(ServingSnapshot snapshot) {
    return snapshot.all().stream()
        .map(route -> new RouteName(route.kind(), route.id()))
        .collect(Collectors.toSet());
  }

  private static String words(List<Diagnostic> findings) {
    Diagnostic first = findings.getFirst();
    String place = first.span() == null ? "" : first.span() + ": ";
    String all = findings.size() == 1 ? "1 finding: " : findings.size() + " findings, first: ";
    return all + place + first.code().id() + " " + first.message();
  }
}
