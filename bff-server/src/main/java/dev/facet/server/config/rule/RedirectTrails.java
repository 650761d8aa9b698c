// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.http.Authorities;
import dev.facet.server.action.RedirectTarget;
import dev.facet.server.action.RouteAction;
import dev.facet.server.action.RouteAction.Redirect;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows redirects as clients would, from one listener to another. */
final class RedirectTrails {
  /** What browsers follow, at most. */
  private static final int MAX_HOPS = 20;

  /** What the redirect of a listener is called among those of routes. */
  private static final String LISTENER = "listener ";

  private static final RouteTraits<Optional<Redirect>> TRAITS =
      new RouteTraits<>(
          (redirect, question) -> redirect.isEmpty() || redirect.get().takes(question),
          (_, _) -> true);

  private final RedirectListeners listeners;
  private final Map<String, RouteTable<Optional<Redirect>>> tables = new LinkedHashMap<>();

  /**
   * What takes requests.
   *
   * @param route which of them redirect
   * @param listeners those that it is on; empty for all
   */
  record Placed(Found<Optional<Redirect>> route, List<String> listeners) {
    boolean isAt(String listener) {
      return listeners.isEmpty() || listeners.contains(listener);
    }
  }

  /**
   * A request on its way.
   *
   * @param listener that it comes in by
   */
  private record Stop(String listener, RouteQuestion question) {}

  /**
   * Trails among some routes. Where routes are rivals, it is not told who takes what, so trails end
   * at their listener.
   *
   * @param listeners all for clients
   */
  RedirectTrails(List<Placed> routes, Map<String, ListenerConfig> listeners) {
    this.listeners = new RedirectListeners(listeners);
    listeners.forEach((name, config) -> {
      List<Found<Optional<Redirect>>> all =
          routes.stream().filter(placed -> placed.isAt(name)).map(Placed::route).toList();
      if (RouteTable.rivals(all).isEmpty()) {
        RouteTable<Optional<Redirect>> table = RouteTable.withoutRivals(all, TRAITS);
        tables.put(
            name, config.redirect() == null ? table : table.withRestOfHttp(redirect(name, config)));
      }
    });
  }

  private static Found<Optional<Redirect>> redirect(String name, ListenerConfig config) {
    RouteMatch http = new RouteMatch(null, PathPattern.any(), Set.of()).within("http");
    return new Found<>(LISTENER + name, http, Optional.of(Redirect.toHttps(config.redirectPort())));
  }

  /** Whether a redirect leads each request of its match to where that is already. */
  static boolean leadsNowhere(RouteMatch match, RouteAction redirect) {
    return MatchSample.schemes(match).stream()
        .noneMatch(scheme -> redirect.takes(MatchSample.of(scheme, match)));
  }

  /** The name of the listener whose redirect a part of a trail is; empty for that of a route. */
  static Optional<String> listener(String part) {
    return part.startsWith(LISTENER)
        ? Optional.of(part.substring(LISTENER.length()))
        : Optional.empty();
  }

  /**
   * The routes that a request of a match is sent along for ever; empty where it arrives.
   *
   * @param names of the listeners that it may come in by; empty for all
   */
  List<String> endless(RouteMatch match, List<String> names) {
    for (String listener : names.isEmpty() ? tables.keySet() : names) {
      for (String scheme : MatchSample.schemes(match)) {
        if (listeners.receives(listener, scheme)) {
          List<String> trail = follow(new Stop(listener, MatchSample.of(scheme, match)));
          if (!trail.isEmpty()) {
            return trail;
          }
        }
      }
    }
    return List.of();
  }

  private List<String> follow(Stop first) {
    List<String> trail = new ArrayList<>();
    Set<Stop> seen = new HashSet<>();
    Stop at = first;
    while (seen.add(at) && trail.size() < MAX_HOPS) {
      RouteTable<Optional<Redirect>> table = tables.get(at.listener());
      if (table == null
          || !(table.find(at.question())
              instanceof Found<Optional<Redirect>>(var id, var match, var action))
          || action.isEmpty()
          || (match.host() == null && isElsewhere(at.question(), first.question()))) {
        return List.of(); // it arrives, or leaves for a host that may be another server's
      }
      trail.add(id);
      RouteQuestion next = next(at.question(), action.get());
      Optional<String> listener =
          listeners.receiver(next.scheme(), next.authority(), at.listener());
      if (listener.isEmpty()) {
        return List.of();
      }
      at = new Stop(listener.get(), next);
    }
    return trail.stream().distinct().toList();
  }

  private static RouteQuestion next(RouteQuestion at, Redirect redirect) {
    RedirectTarget.Asked next =
        redirect.target().next(new RedirectTarget.Asked(at.scheme(), at.authority(), at.path()));
    return at.at(next.scheme(), next.authority(), redirect.methodAfter(at.method()), next.path());
  }

  /** Another host, or a port of which nothing here says that it is the gateway's. */
  private boolean isElsewhere(RouteQuestion at, RouteQuestion first) {
    String port = Authorities.port(at.authority());
    return !at.authority().equals(first.authority())
        && (!host(at).equals(host(first)) || (!port.isEmpty() && !listeners.know(port)));
  }

  private static String host(RouteQuestion question) {
    return question.authority().substring(0, Authorities.endOfHost(question.authority()));
  }
}
