// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds routes between which nothing decides, by looking each of them up among the earlier ones:
 * the cost grows with the number of routes, not with that of pairs; only regexes that are equal in
 * all else are compared in pairs.
 */
final class RivalIndex<T> {
  private static final HttpMethod EVERY_METHOD = HttpMethod.valueOf("*");

  private final Map<Rank, Map<Names, Group<T>>> ranks = new HashMap<>();

  /**
   * All in which routes must agree so that none of them comes first.
   *
   * @param shape the shape of the path; of a regex what it begins with
   * @param regex whether it is that of a regex
   */
  private record Rank(
      @Nullable String scheme,
      @Nullable String host,
      PathPattern shape,
      boolean regex,
      boolean methods,
      Names.Counts names) {
    static Rank of(RouteMatch match) {
      return new Rank(
          match.scheme(),
          match.host(),
          match.path() instanceof PathRegex regex
              ? new PathPattern.Prefix(regex.fixed())
              : match.path().shape(),
          match.path() instanceof PathRegex,
          match.methods().isEmpty(),
          new Names.Counts(match.headers().size(), match.query().size()));
    }
  }

  /** What headers and query parameters are called. */
  private record Names(Set<String> headers, Set<String> query) {
    private record Counts(int headers, int query) {}

    static Names of(RouteMatch match) {
      return new Names(match.headers().keySet(), match.query().keySet());
    }

    Names sharedWith(Names other) {
      return equals(other)
          ? this
          : new Names(shared(headers, other.headers), shared(query, other.query));
    }

    private static Set<String> shared(Set<String> some, Set<String> others) {
      Set<String> shared = new TreeSet<>(some);
      shared.retainAll(others);
      return shared;
    }

    /** The values that a match has for these names, in their order. */
    List<String> valuesOf(RouteMatch match) {
      List<String> values = new ArrayList<>(headers.size() + query.size());
      headers.forEach(name -> values.add(match.headers().getOrDefault(name, "")));
      query.forEach(name -> values.add(match.query().getOrDefault(name, "")));
      return values;
    }
  }

  /** Routes of one rank that name the same headers and parameters. */
  private static final class Group<T> {
    private final List<Found<T>> routes = new ArrayList<>(1);
    private final Map<Names, Map<List<String>, Map<HttpMethod, List<Found<T>>>>> views =
        new HashMap<>();

    /** A route that some request of another match could reach as well. */
    @Nullable Found<T> rivalOf(RouteMatch match, Names shared) {
      Map<HttpMethod, List<Found<T>>> alike =
          views.computeIfAbsent(shared, this::view).getOrDefault(shared.valuesOf(match), Map.of());
      for (HttpMethod method : methods(match)) {
        for (Found<T> other : alike.getOrDefault(method, List.of())) {
          if (!areApart(match.path(), other.match().path())) {
            return other;
          }
        }
      }
      return null;
    }

    private static boolean areApart(PathPattern one, PathPattern two) {
      return one instanceof PathRegex regex
          && two instanceof PathRegex other
          && regex.isApartFrom(other);
    }

    void add(Found<T> route) {
      routes.add(route);
      views.forEach((names, view) -> put(view, names, route));
    }

    private Map<List<String>, Map<HttpMethod, List<Found<T>>>> view(Names names) {
      Map<List<String>, Map<HttpMethod, List<Found<T>>>> view = new HashMap<>();
      routes.forEach(route -> put(view, names, route));
      return view;
    }

    private static <T> void put(
        Map<List<String>, Map<HttpMethod, List<Found<T>>>> view, Names names, Found<T> route) {
      Map<HttpMethod, List<Found<T>>> alike =
          view.computeIfAbsent(names.valuesOf(route.match()), _ -> new HashMap<>());
      methods(route.match())
          .forEach(method -> alike.computeIfAbsent(method, _ -> new ArrayList<>(1)).add(route));
    }

    private static Set<HttpMethod> methods(RouteMatch match) {
      return match.methods().isEmpty() ? Set.of(EVERY_METHOD) : match.methods();
    }
  }

  /** Takes a route, unless an earlier one is its rival: then that one is returned. */
  @Nullable Found<T> put(Found<T> route) {
    Names names = Names.of(route.match());
    Map<Names, Group<T>> groups =
        ranks.computeIfAbsent(Rank.of(route.match()), _ -> new LinkedHashMap<>());
    for (Map.Entry<Names, Group<T>> group : groups.entrySet()) {
      Found<T> rival = group.getValue().rivalOf(route.match(), group.getKey().sharedWith(names));
      if (rival != null) {
        return rival;
      }
    }
    groups.computeIfAbsent(names, _ -> new Group<>()).add(route);
    return null;
  }
}
