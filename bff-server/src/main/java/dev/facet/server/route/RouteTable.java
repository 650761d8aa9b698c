// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route for a request. Of all routes that match it whole, the first in this order
 * answers: exact host, longest wildcard host, any host; then exact path, longest prefix; then one
 * that names a scheme, one that names methods, the one with more headers, more query parameters,
 * more cookies; where these are as many, the one with more values, then with more expressions,
 * before fields that only have to be there. That is the order of the Kubernetes Gateway API, and
 * goes on where that has no more to say; a regex or a template counts as a prefix as long as its
 * fixed beginning, and a regex comes before a template, that before a prefix of that length. The
 * cost of a look-up depends on the request's host and path and on how many routes share one
 * pattern, not on how many routes there are.
 *
 * @param <T> what is found
 */
public final class RouteTable<T> {
  private final HostIndex<T> hosts;
  private final RouteTraits<T> traits;
  private final List<Found<T>> routes;
  private final @Nullable Found<T> rest;

  /**
   * A table of routes that take everything.
   *
   * @throws IllegalArgumentException where {@link #rivals} finds some
   */
  public RouteTable(List<Found<T>> routes) {
    this(routes, RouteTraits.plain());
  }

  /**
   * A table of routes.
   *
   * @throws IllegalArgumentException where {@link #rivals} finds some
   */
  public RouteTable(List<Found<T>> routes, RouteTraits<T> traits) {
    this(routes, traits, rivals(routes), null);
  }

  private RouteTable(
      List<Found<T>> routes,
      RouteTraits<T> traits,
      List<Rivals<T>> rivals,
      @Nullable Found<T> rest) {
    if (!rivals.isEmpty()) {
      throw new IllegalArgumentException("routes: " + rivals + " (expected: one for a request)");
    }
    this.hosts = new HostIndex<>(routes, traits);
    this.traits = traits;
    this.routes = List.copyOf(routes);
    this.rest = rest;
  }

  /** A table of routes among which {@link #rivals} was seen to find none. */
  public static <T> RouteTable<T> withoutRivals(List<Found<T>> routes, RouteTraits<T> traits) {
    return new RouteTable<>(routes, traits, List.of(), null);
  }

  /**
   * The same routes beside something that takes requests of http: all that no route takes which
   * asks for that scheme.
   */
  public RouteTable<T> withRestOfHttp(Found<T> taking) {
    return new RouteTable<>(routes, traits.withHttpApart(), List.of(), taking);
  }

  /** All routes, in the order of the file, then what takes the rest of http. */
  public List<Found<T>> routes() {
    return rest == null ? routes : Stream.concat(routes.stream(), Stream.of(rest)).toList();
  }

  /** What it asks about routes. */
  RouteTraits<T> traits() {
    return traits;
  }

  /** Whether a route is that for the rest of http. */
  boolean isRest(Found<T> route) {
    return route.equals(rest);
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
    RivalIndex<T> index = new RivalIndex<>();
    List<Rivals<T>> rivals = new ArrayList<>();
    for (Found<T> route : routes) {
      Found<T> first = index.put(route);
      if (first != null) {
        rivals.add(new Rivals<>(first, route));
      }
    }
    return rivals;
  }

  /** The route for a request. */
  public RouteResult<T> find(RouteQuestion question) {
    question.notes().begin(true);
    Found<T> found = search(question, MatchForm.of(question.path()));
    RouteResult<T> result = found == null ? question.notes().withoutRoute() : found;
    boolean served = found == null || !isRest(found); // what is not is judged where it is sent to
    if (served && !SlashRules.isPlain(question.path())) {
      result = judged(question, result);
    }
    return question.notes().isExhausted()
        ? new Rejected<>(PathFault.TOO_MUCH_WORK, Optional.empty())
        : result;
  }

  /**
   * The route that a path above that of a rejected request belongs to, whatever its method. Paths
   * of regexes are above no other.
   *
   * @param question about the path above
   */
  public Optional<Found<T>> above(RouteQuestion question) {
    question.notes().begin(false);
    Found<T> found = search(question, MatchForm.of(question.path()));
    return found == null ? question.notes().nearest() : Optional.of(found);
  }

  /**
   * A path whose slashes could be read differently is for a route that keeps them only, and even
   * there not where another reading makes it the path of a nearer route, whose guards it would pass
   * by (CVE-2025-66490).
   */
  private RouteResult<T> judged(RouteQuestion question, RouteResult<T> result) {
    Optional<Found<T>> owner = result.owner();
    SlashRules rules = owner.map(found -> found.match().slashes()).orElse(SlashRules.STRICT);
    PathFault fault = rules.fault(question.path());
    if (fault == null && result instanceof Found<T> found && isOtherwiseGuarded(question, found)) {
      fault = PathFault.OTHER_ROUTE;
    }
    return fault == null ? result : new Rejected<>(fault, owner);
  }

  private boolean isOtherwiseGuarded(RouteQuestion question, Found<T> found) {
    for (Found<T> other : nearerByOtherReadings(question, found)) {
      if (!traits.guardedAlike().test(other.route(), found.route())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The nearer routes that a request would belong to for a server which merges or decodes the
   * slashes that its route keeps.
   *
   * @param found the route of the request
   */
  public List<Found<T>> nearerByOtherReadings(RouteQuestion question, Found<T> found) {
    List<Found<T>> nearer = new ArrayList<>();
    for (String reading : PathReadings.of(question.path())) {
      Found<T> other = search(question, reading);
      if (other != null && other.match().isNearerThan(found.match())) {
        nearer.add(other);
      }
    }
    return nearer;
  }

  private @Nullable Found<T> search(RouteQuestion question, String path) {
    HostIndex.Node<T> host = hosts.find(question.authority());
    while (host != null) {
      Found<T> found = host.paths().search(question, path);
      if (found != null) {
        return found;
      }
      host = host.wider();
    }
    return rest != null && rest.match().acceptsDetails(question) ? rest : null;
  }
}
