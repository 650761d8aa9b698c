// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/** What routes match, made once for all rules: there may be many thousands. */
final class RouteMatches {
  private final IdentityHashMap<RouteConfig, List<RouteMatch>> made = new IdentityHashMap<>();
  private final Collection<List<Found<RouteConfig>>> tables = new ArrayList<>();
  private final Collection<ListenerTables.Served<RouteConfig>> served = new ArrayList<>();

  /** The requests that a route takes, for each host that it names by itself. */
  List<RouteMatch> of(RouteConfig route) {
    return made.computeIfAbsent(route, RouteConfig::asRouteMatches);
  }

  /** The routes of each listener that has others than those before it, as far as they are good. */
  Collection<List<Found<RouteConfig>>> tables(RuleInput input) {
    if (tables.isEmpty()) {
      tables.addAll(known(input).of(input));
    }
    return tables;
  }

  /** The same with the requests that come in there. */
  Collection<ListenerTables.Served<RouteConfig>> served(RuleInput input) {
    if (served.isEmpty()) {
      served.addAll(known(input).served(input));
    }
    return served;
  }

  private ListenerTables<RouteConfig> known(RuleInput input) {
    ListenerTables<RouteConfig> known = new ListenerTables<>();
    for (RouteConfig route : input.config().routes()) {
      if (!input.findings().isBroken(input.path(route), ".match")) {
        of(route)
            .forEach(match -> known.add(new Found<>(route.id(), match, route), route.listeners()));
      }
    }
    return known;
  }
}
