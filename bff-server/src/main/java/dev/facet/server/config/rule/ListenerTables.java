// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
      BitSet table = new BitSet(routes.size());
      for (int i = 0; i < routes.size(); i++) {
        table.set(i, listeners.get(i).isEmpty() || listeners.get(i).contains(name));
      }
      tables.add(table);
    }
    return tables.stream().map(this::table).toList();
  }

  private List<Found<T>> table(BitSet members) {
    return members.stream().mapToObj(routes::get).toList();
  }
}
