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
      FieldCounts counts) {
    static Rank of(RouteMatch match) {
      return new Rank(
          match.scheme(),
          match.host(),
          match.path() instanceof PathRegex regex
              ? new PathPattern.Prefix(regex.fixed())
              : match.path().shape(),
          match.path() instanceof PathRegex,
          match.methods().isEmpty(),
          FieldCounts.of(match));
    }
  }

  /** What headers, query parameters and cookies are called that must have one value. */
  private record Names(Set<String> headers, Set<String> query, Set<String> cookies) {
    static Names of(RouteMatch match) {
      return new Names(
          match.headers().keySet(), match.query().keySet(), match.further().cookies().keySet());
    }

    Names sharedWith(Names other) {
      return equals(other)
          ? this
          : new Names(
              shared(headers, other.headers),
              shared(query, other.query),
              shared(cookies, other.cookies));
    }

    private static Set<String> shared(Set<String> some, Set<String> others) {
      Set<String> shared = new TreeSet<>(some);
      shared.retainAll(others);
      return shared;
    }

    /** The values that a match has for these names, in their order. */
    List<String> valuesOf(RouteMatch match) {
      Map<String, String> given = match.further().cookies();
      List<String> values = new ArrayList<>(headers.size() + query.size() + cookies.size());
      headers.forEach(name -> values.add(match.headers().getOrDefault(name, "")));
      query.forEach(name -> values.add(match.query().getOrDefault(name, "")));
      cookies.forEach(name -> values.add(given.getOrDefault(name, "")));
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
          if (!areApart(match, other.match())) {
            return other;
          }
        }
      }
      return null;
    }

    private static boolean areApart(RouteMatch one, RouteMatch two) {
      boolean byPath =
          one.path() instanceof PathRegex regex
              && two.path() instanceof PathRegex other
              && regex.isApartFrom(other);
      return byPath || one.hasPatternApartFrom(two) || two.hasPatternApartFrom(one);
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
