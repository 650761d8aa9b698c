// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each listener serves: one table for all of them where no route names listeners. A listener
 * that the files do not know, since it is being opened or drained, serves what names none.
 */
final class ListenerRoutes {
  private final RouteTable<Route> everywhere;
  private final Map<String, RouteTable<Route>> own;

  private ListenerRoutes(RouteTable<Route> everywhere, Map<String, RouteTable<Route>> own) {
    this.everywhere = everywhere;
    this.own = Map.copyOf(own);
  }

  /**
   * A route and where it is.
   *
   * @param listeners names of listeners; empty for all
   */
  record Placed(Found<Route> route, List<String> listeners) {
    boolean isAt(String listener) {
      return listeners.isEmpty() || listeners.contains(listener);
    }
  }

  /**
   * The tables of some routes.
   *
   * @param listeners the names of all listeners for clients
   */
  static ListenerRoutes of(List<Placed> routes, Iterable<String> listeners) {
    Map<String, RouteTable<Route>> own = new HashMap<>();
    if (routes.stream().anyMatch(placed -> !placed.listeners().isEmpty())) {
      for (String listener : listeners) {
        own.put(listener, table(routes.stream().filter(placed -> placed.isAt(listener)).toList()));
      }
    }
    return new ListenerRoutes(
        table(routes.stream().filter(placed -> placed.listeners().isEmpty()).toList()), own);
  }

  private static RouteTable<Route> table(List<Placed> routes) {
    List<Found<Route>> found = new ArrayList<>();
    routes.forEach(placed -> found.add(placed.route()));
    return new RouteTable<>(found, Route.TRAITS);
  }

  /** What a listener serves. */
  RouteTable<Route> at(String listener) {
    return own.isEmpty() ? everywhere : own.getOrDefault(listener, everywhere);
  }
}
