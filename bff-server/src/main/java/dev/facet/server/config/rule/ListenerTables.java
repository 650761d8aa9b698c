// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Routes by the listeners that serve them: what is ambiguous, or leads in a circle, does so at one
 * listener. Those of a listener are told once, however many have the same.
 *
 * @param <T> what a route leads to
 */
final class ListenerTables<T> {
  private final List<Found<T>> routes = new ArrayList<>();
  private final List<List<String>> listeners = new ArrayList<>();

  /**
   * Adds a route.
   *
   * @param names of the listeners that serve it; empty for all
   */
  void add(Found<T> route, List<String> names) {
    routes.add(route);
    listeners.add(names);
  }

  /** Whether two routes are at one listener; empty lists are all. */
  static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
  }

  /** The routes of each listener that has others than those before it. */
  Collection<List<Found<T>>> of(RuleInput input) {
    Set<BitSet> tables = new LinkedHashSet<>();
    for (String name : input.config().listeners().clients().keySet()) {
      tables.add(members(name));
    }
    return tables.stream().map(this::table).toList();
  }

  /** The same with the requests that come in there: of equal ones one. */
  Collection<Served<T>> served(RuleInput input) {
    Set<Kind> kinds = new LinkedHashSet<>();
    input
        .config()
        .listeners()
        .clients()
        .forEach((name, listener) ->
            kinds.add(new Kind(members(name), plain(listener), listener.redirect() != null)));
    return kinds.stream()
        .map(kind -> new Served<>(table(kind.members()), kind.plain(), kind.httpApart()))
        .toList();
  }

  private record Kind(BitSet members, List<String> plain, boolean httpApart) {}

  /** Requests of http are redirected to https where the listener does, unless a route names it. */
  private static List<String> plain(ListenerConfig listener) {
    return Stream.of("http", "https")
        .filter(listener::receives)
        .filter(scheme -> listener.redirect() == null || scheme.equals("https"))
        .toList();
  }

  /**
   * The routes of a listener.
   *
   * @param plain the schemes by which routes that name none are reached
   * @param httpApart whether requests of http are only for routes that ask for that scheme
   */
  record Served<T>(List<Found<T>> routes, List<String> plain, boolean httpApart) {
    /** The table that they are found by, where no two are rivals. */
    RouteTable<T> table(RouteTraits<T> traits) {
      return RouteTable.withoutRivals(routes, httpApart ? traits.withHttpApart() : traits);
    }

    /** The schemes by which a match is reached. */
    List<String> schemes(RouteMatch match) {
      return match.scheme() == null ? plain : List.of(match.scheme());
    }
  }

  private BitSet members(String listener) {
    BitSet members = new BitSet(routes.size());
    for (int i = 0; i < routes.size(); i++) {
      members.set(i, listeners.get(i).isEmpty() || listeners.get(i).contains(listener));
    }
    return members;
  }

  private List<Found<T>> table(BitSet members) {
    return members.stream().mapToObj(routes::get).toList();
  }
}
