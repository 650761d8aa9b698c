// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Routes of one path pattern that name the same headers, query parameters and cookies, by the
 * values of all headers and cookies and of that parameter that has the most values. A few are not
 * worth a look-up.
 */
final class DetailIndex<T> {
  private static final int FEW = 4;

  /** Between values, which hold visible ASCII alone. */
  private static final String SEPARATOR = "\n";

  private final List<Found<T>> all;
  private final Set<String> headers;
  private final Set<String> cookies;
  private final String parameter;
  private final Map<String, Map<String, List<Found<T>>>> byValues;

  /**
   * An index.
   *
   * @param routes in the order in which they are asked; one or more
   */
  DetailIndex(List<Found<T>> routes) {
    this.all = List.copyOf(routes);
    this.headers = routes.getFirst().match().headers().keySet();
    this.cookies = routes.getFirst().match().further().cookies().keySet();
    this.parameter = routes.size() > FEW ? parameterOfMostValues(routes) : "";
    this.byValues = isIndexed() ? byValues() : Map.of();
  }

  private Map<String, Map<String, List<Found<T>>>> byValues() {
    Map<String, Map<String, List<Found<T>>>> index = new HashMap<>();
    for (Found<T> route : all) {
      index
          .computeIfAbsent(key(route.match()), _ -> new LinkedHashMap<>())
          .computeIfAbsent(
              route.match().query().getOrDefault(parameter, ""), _ -> new ArrayList<>(1))
          .add(route);
    }
    return index;
  }

  private boolean isIndexed() {
    return all.size() > FEW && !(headers.isEmpty() && cookies.isEmpty() && parameter.isEmpty());
  }

  /** The routes whose values a request may have, in the order in which they are asked. */
  List<Found<T>> candidates(RouteQuestion question) {
    if (!isIndexed()) {
      return all;
    }
    Map<String, List<Found<T>>> alike = byValues.getOrDefault(key(question), Map.of());
    if (parameter.isEmpty() || alike.isEmpty()) {
      return alike.getOrDefault("", List.of());
    }
    List<String> values = question.parameters(parameter);
    if (values.size() == 1) {
      return alike.getOrDefault(values.getFirst(), List.of());
    }
    List<Found<T>> several = new ArrayList<>();
    values.forEach(value -> several.addAll(alike.getOrDefault(value, List.of())));
    return several;
  }

  private static String key(RouteMatch match) {
    Map<String, String> cookies = match.further().cookies();
    return Stream.concat(match.headers().values().stream(), cookies.values().stream())
        .collect(Collectors.joining(SEPARATOR));
  }

  /** As of a match; one that no match has where a header is missing or there twice. */
  private String key(RouteQuestion question) {
    if (headers.size() == 1 && cookies.isEmpty()) { // as nearly all have
      return question.header(headers.iterator().next());
    }
    StringJoiner key = new StringJoiner(SEPARATOR);
    for (String name : headers) {
      key.add(question.header(name));
    }
    for (String name : cookies) {
      String value = question.cookie(name);
      key.add(value == null ? SEPARATOR : value);
    }
    return key.toString();
  }

  private static <T> String parameterOfMostValues(List<Found<T>> routes) {
    return routes.getFirst().match().query().keySet().stream()
        .max(Comparator.comparingLong(name -> distinctValues(routes, name)))
        .orElse("");
  }

  private static <T> long distinctValues(List<Found<T>> routes, String name) {
    return routes.stream().map(route -> route.match().query().get(name)).distinct().count();
  }
}
