// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.action.RouteAction;
import dev.facet.server.count.RequestCounts;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Phase;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteTraits;
import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What answers the requests that match.
 *
 * @param label what it is called and takes, for people
 * @param action what becomes of the requests; empty for a developer's page
 * @param pipeline plugins around an endpoint
 * @param counts its requests, also those before the last reload
 */
public record Route(
    RouteLabel label, Optional<RouteAction> action, Pipeline pipeline, RequestCounts counts) {
  /** What tables of routes ask about them. */
  static final RouteTraits<Route> TRAITS = new RouteTraits<>(Route::takes, Route::isGuardedAs);

  /** What a route takes that names no methods. */
  private static final List<HttpMethod> ALL =
      List.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private static final List<HttpMethod> OF_GRAPHQL =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

  /** {@code frontend}, {@code route}, {@code tool} or {@code redirect}. */
  public String kind() {
    return label.kind();
  }

  /** The name of the frontend or of the listener that redirects, or the route's id. */
  public String id() {
    return label.id();
  }

  /** The paths it answers, as in the file. */
  public String path() {
    return label.path();
  }

  /** The names of the policies of routes that are there to reject requests. */
  public static Set<String> guards(Collection<Route> routes) {
    return routes.stream()
        .flatMap(route -> route.pipeline().describe().stream())
        .filter(step -> step.phase().isGuard())
        .map(Step::policy)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a policy says which pages of other origins may use it. */
  public boolean hasCors() {
    List<Step> steps = pipeline.describe();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).phase() == Phase.CORS) {
        return true;
      }
    }
    return false;
  }

  /** The methods it knows where its match names none. */
  public List<HttpMethod> methods() {
    return action.filter(RouteAction.GraphQl.class::isInstance).isPresent() ? OF_GRAPHQL : ALL;
  }

  /** What it is to connections that outlive a reload: equal for one that has not changed. */
  public Identity identity() {
    return new Identity(label, action, guards());
  }

  /**
   * What it is to connections that outlive a reload.
   *
   * @param label its match
   * @param action what it does
   * @param guards who may
   */
  public record Identity(RouteLabel label, Optional<RouteAction> action, List<Step> guards) {
    /** The id of the route. */
    public String id() {
      return label.id();
    }
  }

  private boolean takes(RouteQuestion question) {
    return action.isEmpty() || action.get().takes(question);
  }

  private boolean isGuardedAs(Route other) {
    return guards().equals(other.guards());
  }

  private List<Step> guards() {
    return pipeline.describe().stream().filter(step -> step.phase().isGuard()).toList();
  }
}
