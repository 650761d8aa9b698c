// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.action.RedirectTarget;
import dev.facet.server.action.RouteAction;
import dev.facet.server.action.RouteAction.Redirect;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows redirects as clients would. */
final class RedirectTrails {
  /** What browsers follow, at most. */
  private static final int MAX_HOPS = 20;

  private final RouteTable<Optional<Redirect>> table;

  /**
   * Trails among some routes.
   *
   * @param routes all of one listener, without rivals, and which of them redirect
   */
  RedirectTrails(List<Found<Optional<Redirect>>> routes) {
    table =
        RouteTable.withoutRivals(
            routes,
            new RouteTraits<>(
                (redirect, question) -> redirect.isEmpty() || redirect.get().takes(question),
                (_, _) -> true));
  }

  /** Whether a redirect leads each request of its match to where that is already. */
  static boolean leadsNowhere(RouteMatch match, RouteAction redirect) {
    return MatchSample.schemes(match).stream()
        .noneMatch(scheme -> redirect.takes(MatchSample.of(scheme, match)));
  }

  /** The routes that a request of a match is sent along for ever; empty where it arrives. */
  List<String> endless(RouteMatch match) {
    return MatchSample.schemes(match).stream()
        .map(scheme -> follow(MatchSample.of(scheme, match)))
        .filter(trail -> !trail.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> follow(RouteQuestion first) {
    List<String> trail = new ArrayList<>();
    Set<RouteQuestion> seen = new HashSet<>();
    RouteQuestion at = first;
    while (seen.add(at) && trail.size() < MAX_HOPS) {
      if (!(table.find(at) instanceof Found<Optional<Redirect>>(var id, var match, var action))
          || action.isEmpty()
          || (match.host() == null && !at.authority().equals(first.authority()))) {
        return List.of(); // it arrives, or leaves for a host that may be another server's
      }
      trail.add(id);
      Redirect redirect = action.get();
      RedirectTarget.Asked next = redirect.target().next(asked(at));
      at = at.at(next.scheme(), next.authority(), redirect.methodAfter(at.method()), next.path());
    }
    return trail.stream().distinct().toList();
  }

  private static RedirectTarget.Asked asked(RouteQuestion question) {
    return new RedirectTarget.Asked(question.scheme(), question.authority(), question.path());
  }
}
