// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
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
   * @param redirects what takes requests of http at some listeners
   */
  static ListenerRoutes of(
      List<Placed> routes, Iterable<String> listeners, Map<String, Found<Route>> redirects) {
    Map<String, RouteTable<Route>> own = new HashMap<>();
    if (!redirects.isEmpty() || routes.stream().anyMatch(placed -> !placed.listeners().isEmpty())) {
      for (String listener : listeners) {
        RouteTable<Route> table =
            table(
                routes.stream()
                    .filter(placed -> placed.isAt(listener))
                    .map(Placed::route)
                    .toList());
        Found<Route> redirect = redirects.get(listener);
        own.put(listener, redirect == null ? table : table.withRestOfHttp(redirect));
      }
    }
    return new ListenerRoutes(
        table(
            routes.stream()
                .filter(placed -> placed.listeners().isEmpty())
                .map(Placed::route)
                .toList()),
        own);
  }

  private static RouteTable<Route> table(List<Found<Route>> routes) {
    return new RouteTable<>(routes, Route.TRAITS);
  }

  /** What a listener serves. */
  RouteTable<Route> at(String listener) {
    return own.isEmpty() ? everywhere : own.getOrDefault(listener, everywhere);
  }
}
