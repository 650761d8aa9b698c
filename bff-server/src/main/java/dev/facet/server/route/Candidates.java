// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one host and one path or prefix, in the order in which they are asked. Templates
 * are asked by their form: the cost grows with the number of forms, not with that of templates.
 * Each regex is a form of its own.
 */
final class Candidates<T> {
  private final List<PathForm<T>> forms = new ArrayList<>(1);

  Candidates(List<Found<T>> routes, RouteTraits<T> traits) {
    if (routes.size() == 1) { // as nearly all beginnings have
      forms.add(form(routes, traits));
      return;
    }
    List<Found<T>> ordered =
        routes.stream()
            .sorted((one, two) -> one.match().path().compareExactness(two.match().path()))
            .toList();
    List<Found<T>> alike = new ArrayList<>();
    for (Found<T> route : ordered) {
      if (!alike.isEmpty() && compare(alike.getLast(), route) != 0) {
        add(alike, traits);
        alike.clear();
      }
      alike.add(route);
    }
    add(alike, traits);
  }

  private void add(List<Found<T>> alike, RouteTraits<T> traits) {
    if (alike.getFirst().match().path() instanceof PathRegex) {
      addRegexes(alike, traits);
    } else {
      forms.add(form(alike, traits));
    }
  }

  /** A path may match several, so that what else they ask for decides which is asked first. */
  private void addRegexes(List<Found<T>> alike, RouteTraits<T> traits) {
    List<Found<T>> ordered =
        alike.stream()
            .sorted((one, two) -> Alternatives.DETAILS.compare(one.match(), two.match()))
            .toList();
    List<Found<T>> equal = new ArrayList<>();
    for (Found<T> route : ordered) {
      if (!equal.isEmpty() && !isOneForm(equal.getLast().match(), route.match())) {
        forms.add(form(equal, traits));
        equal.clear();
      }
      equal.add(route);
    }
    forms.add(form(equal, traits));
  }

  private static boolean isOneForm(RouteMatch one, RouteMatch two) {
    return one.path().equals(two.path()) && Alternatives.DETAILS.compare(one, two) == 0;
  }

  @Nullable Found<T> first(RouteQuestion question, String path) {
    for (int i = 0; i < forms.size(); i++) {
      Alternatives<T> routes = forms.get(i).find(question, path);
      Found<T> found = routes == null ? null : routes.first(question);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static <T> PathForm<T> form(List<Found<T>> alike, RouteTraits<T> traits) {
    Map<PathPattern, List<Found<T>>> byShape = new LinkedHashMap<>();
    for (Found<T> route : alike) {
      byShape.computeIfAbsent(route.match().path().shape(), _ -> new ArrayList<>(1)).add(route);
    }
    return new PathForm<>(byShape, traits);
  }

  private static <T> int compare(Found<T> one, Found<T> two) {
    return one.match().path().compareExactness(two.match().path());
  }
}
