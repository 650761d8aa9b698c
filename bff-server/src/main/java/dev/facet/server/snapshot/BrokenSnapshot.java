// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.route.RouteTable;
import dev.facet.upstream.UpstreamState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Serves nothing but the reason: for a gateway that must live although its files never were good.
 *
 * @param fault what every request is told
 * @param gateway what the gateway calls itself
 */
public record BrokenSnapshot(String fault, String gateway) implements Snapshot {
  private static final RouteTable<Route> NO_ROUTES = new RouteTable<>(List.of());

  /**
   * For files with errors.
   *
   * @param gateway what the gateway calls itself
   */
  public static BrokenSnapshot because(List<Diagnostic.Error> errors, String gateway) {
    Diagnostic.Error first = errors.getFirst();
    String more = errors.size() == 1 ? "" : "; " + (errors.size() - 1) + " more";
    return new BrokenSnapshot(
        "The files have errors: " + place(first) + first.message() + more + ".", gateway);
  }

  private static String place(Diagnostic.Error error) {
    return error.span() == null ? "" : error.span() + ": ";
  }

  @Override
  public String version() {
    return "none";
  }

  @Override
  public Map<String, GraphQlEngine> engines() {
    return Map.of();
  }

  @Override
  public List<UpstreamState> services() {
    return List.of();
  }

  @Override
  public List<Step> observers() {
    return List.of();
  }

  @Override
  public Set<String> identityHeaders() {
    return Set.of();
  }

  @Override
  public ProblemRenderer problems() {
    return ProblemRenderer.rest(gateway);
  }

  @Override
  public RouteTable<Route> routes(String listener) {
    return NO_ROUTES;
  }

  @Override
  public List<Route> all() {
    return List.of();
  }

  @Override
  public Optional<Route> route(String id) {
    return Optional.empty();
  }

  @Override
  public Problem notFound() {
    return Problem.of(ProblemCode.CONFIGURATION_INVALID, fault);
  }

  @Override
  public List<String> graphiQl() {
    return List.of();
  }

  /** It holds nothing, so it serves also those that come late. */
  @Override
  public boolean enter() {
    return true;
  }

  @Override
  public void exit() {}

  @Override
  public void retire() {}
}
