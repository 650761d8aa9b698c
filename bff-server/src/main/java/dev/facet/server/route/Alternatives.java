// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one host and one path pattern, in the order in which they are asked. Those that
 * differ in values of the same headers and query parameters alone are looked up by these.
 */
final class Alternatives<T> {
  /** The order of matches with one path: what each names beside it. */
  static final Comparator<RouteMatch> DETAILS =
      Comparator.comparing((RouteMatch match) -> match.scheme() == null)
          .thenComparing(match -> match.methods().isEmpty())
          .thenComparing(FieldCounts::of);

  private final List<DetailIndex<T>> groups;
  private final RouteTraits<T> traits;

  Alternatives(List<Found<T>> routes, RouteTraits<T> traits) {
    this.traits = traits;
    if (routes.size() == 1) { // as nearly all patterns have, of many thousands perhaps
      this.groups = List.of(new DetailIndex<>(routes));
      return;
    }
    Map<Group, List<Found<T>>> byNames = new LinkedHashMap<>();
    routes.stream()
        .sorted((one, two) -> DETAILS.compare(one.match(), two.match()))
        .forEach(route ->
            byNames.computeIfAbsent(Group.of(route.match()), _ -> new ArrayList<>(1)).add(route));
    this.groups = byNames.values().stream().map(DetailIndex::new).toList();
  }

  /** All that matches have in common of which the order does not tell one from another. */
  private record Group(
      boolean scheme,
      boolean methods,
      FieldCounts counts,
      Set<String> headers,
      Set<String> parameters,
      Set<String> cookies) {
    static Group of(RouteMatch match) {
      return new Group(
          match.scheme() == null,
          match.methods().isEmpty(),
          FieldCounts.of(match),
          match.headers().keySet(),
          match.query().keySet(),
          match.further().cookies().keySet());
    }
  }

  @Nullable Found<T> first(RouteQuestion question) {
    for (int i = 0; i < groups.size(); i++) {
      Found<T> found = first(groups.get(i).candidates(question), question);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found<T> first(List<Found<T>> routes, RouteQuestion question) {
    for (int i = 0; i < routes.size(); i++) {
      Found<T> route = routes.get(i);
      if (route.match().acceptsDetails(question) && traits.take(route, question)) {
        if (route.match().acceptsMethod(question.method())) {
          return route;
        }
        question.notes().missed(route);
      }
    }
    return null;
  }
}
