// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route for a request. Of all routes that match it whole, the first in this order
 * answers: exact host, longest wildcard host, any host; then exact path, longest prefix; then one
 * that names methods, the one with more headers, the one with more query parameters. That is the
 * order of the Kubernetes Gateway API; a template counts as a prefix as long as its fixed
 * beginning, and comes before a prefix of that length. The cost of a look-up depends on the
 * request's host and path and on how many routes share one pattern, not on how many routes there
 * are.
 *
 * @param <T> what is found
 */
public final class RouteTable<T> {
  private final HostIndex<T> hosts;
  private final NotFound<T> notFound = new NotFound<>();

  /**
   * A table of routes.
   *
   * @throws IllegalArgumentException where {@link #rivals} finds some
   */
  public RouteTable(List<Found<T>> routes) {
    List<Rivals<T>> rivals = rivals(routes);
    if (!rivals.isEmpty()) {
      throw new IllegalArgumentException("routes: " + rivals + " (expected: one for a request)");
    }
    this.hosts = new HostIndex<>(routes);
  }

  /**
   * Two routes of which neither comes first for some request.
   *
   * @param first the one that is listed first
   * @param second the other
   */
  public record Rivals<T>(Found<T> first, Found<T> second) {
    @Override
    public String toString() {
      return first.id() + " and " + second.id();
    }
  }

  /** Every route for which there is an earlier one so that neither comes first, with that one. */
  public static <T> List<Rivals<T>> rivals(List<Found<T>> routes) {
    record Place(@Nullable String host, PathPattern shape) {}
    Map<Place, List<Found<T>>> places = new HashMap<>();
    List<Rivals<T>> rivals = new ArrayList<>();
    for (Found<T> route : routes) {
      Place place = new Place(route.match().host(), route.match().path().shape());
      List<Found<T>> others = places.computeIfAbsent(place, ignored -> new ArrayList<>(1));
      others.stream()
          .filter(other -> other.match().rivals(route.match()))
          .findFirst()
          .ifPresentOrElse(
              other -> rivals.add(new Rivals<>(other, route)), () -> others.add(route));
    }
    return rivals;
  }

  /** The route for a request. */
  public RouteResult<T> find(RouteQuestion question) {
    String path = MatchForm.of(question.path());
    Found<T> found = search(question, path, null);
    if (found != null) {
      return found;
    }
    Set<HttpMethod> allowed = new LinkedHashSet<>();
    search(question, path, allowed);
    return allowed.isEmpty() ? notFound : new MethodNotAllowed<>(allowed);
  }

  private @Nullable Found<T> search(
      RouteQuestion question, String path, @Nullable Set<HttpMethod> allowed) {
    HostIndex.Node<T> host = hosts.find(question.authority());
    while (host != null) {
      Found<T> found = host.paths().search(question, path, allowed);
      if (found != null) {
        return found;
      }
      host = host.wider();
    }
    return null;
  }
}
