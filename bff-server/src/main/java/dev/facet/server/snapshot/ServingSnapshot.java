// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Problem;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.route.RouteTable;
import dev.facet.upstream.UpstreamState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What good files came to. Immutable but for the count of the requests that use it: once it is
 * retired and the last of them is done, its leases go back.
 */
public final class ServingSnapshot implements Snapshot {
  /** Added to the count of users when the snapshot is retired. */
  private static final long RETIRED = Long.MIN_VALUE;

  private final Parts parts;
  private final Map<String, Route> byId = new HashMap<>();
  private final SnapshotLeases leases;
  private final AtomicLong users = new AtomicLong();

  /**
   * What it is made of.
   *
   * @param version a digest of the files
   * @param document the configuration
   * @param engines what executes operations, by frontend
   * @param identityHeaders headers that only this gateway may set
   * @param problems turns those of requests that no route takes into responses
   * @param routes what each listener serves
   * @param all everything that answers
   * @param graphiQl the paths of GraphiQL
   */
  record Parts(
      String version,
      ConfigDocument document,
      Map<String, GraphQlEngine> engines,
      Set<String> identityHeaders,
      ProblemRenderer problems,
      ListenerRoutes routes,
      List<Route> all,
      List<String> graphiQl) {
    /** Copies the collections. */
    Parts {
      engines = Map.copyOf(engines);
      identityHeaders = Set.copyOf(identityHeaders);
      all = List.copyOf(all);
      graphiQl = List.copyOf(graphiQl);
    }
  }

  /**
   * A snapshot.
   *
   * @param leases given back at its end
   */
  ServingSnapshot(Parts parts, SnapshotLeases leases) {
    this.parts = parts;
    for (Route route : parts.all()) {
      if (route.kind().equals("route")) {
        byId.put(route.id(), route);
      }
    }
    this.leases = leases;
  }

  /** The configuration it was made of. */
  public ConfigDocument document() {
    return parts.document();
  }

  @Override
  public String version() {
    return parts.version();
  }

  @Override
  public Map<String, GraphQlEngine> engines() {
    return parts.engines();
  }

  @Override
  public List<UpstreamState> services() {
    return leases.states();
  }

  @Override
  public List<Step> observers() {
    return leases.steps().stream().filter(step -> step.phase() == Phase.OBSERVE).toList();
  }

  @Override
  public Set<String> identityHeaders() {
    return parts.identityHeaders();
  }

  @Override
  public ProblemRenderer problems() {
    return parts.problems();
  }

  @Override
  public RouteTable<Route> routes(String listener) {
    return parts.routes().at(listener);
  }

  @Override
  public List<Route> all() {
    return parts.all();
  }

  @Override
  public Optional<Route> route(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Problem notFound() {
    return Problem.notFound();
  }

  @Override
  public List<String> graphiQl() {
    return parts.graphiQl();
  }

  @Override
  public boolean enter() {
    if (users.incrementAndGet() > 0) {
      return true;
    }
    exit();
    return false;
  }

  @Override
  public void exit() {
    if (users.decrementAndGet() == RETIRED) {
      leases.close();
    }
  }

  @Override
  public void retire() {
    if (users.getAndUpdate(count -> count < 0 ? count : count + RETIRED) == 0) {
      leases.close();
    }
  }
}
