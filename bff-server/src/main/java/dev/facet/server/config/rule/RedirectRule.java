// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.action.RouteAction;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.rule.RedirectTrails.Placed;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Redirects come to an end: each is followed with a request that its route takes, through the table
 * that answers requests.
 */
final class RedirectRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    List<RouteConfig> redirects =
        input.config().routes().stream().filter(route -> isKnownRedirect(input, route)).toList();
    warnOfProxies(input, redirects);
    if (redirects.isEmpty()) {
      return;
    }
    redirects.stream()
        .forEach(route ->
            input.matches(route).stream()
                .filter(match -> RedirectTrails.leadsNowhere(match, route.action()))
                .forEach(match -> reject(input, route, match)));
    checkTrails(input, redirects);
  }

  /**
   * Those are followed through all routes that never end where there is nothing but redirects: no
   * other does, whatever else there is, and most files have none, however many routes.
   */
  private static void checkTrails(RuleInput input, List<RouteConfig> redirects) {
    Map<String, ListenerConfig> listeners = input.config().listeners().clients();
    List<Placed> routes = routes(input);
    List<Placed> alone =
        routes.stream().filter(placed -> placed.route().route().isPresent()).toList();
    RedirectTrails trails = new RedirectTrails(alone, listeners);
    List<Found<RouteConfig>> suspects =
        entries(input, redirects).stream()
            .filter(route -> !trails.endless(route.match(), route.route().listeners()).isEmpty())
            .toList();
    if (!suspects.isEmpty()) {
      checkTrails(input, suspects, new RedirectTrails(routes, listeners));
    }
  }

  private static List<Found<RouteConfig>> entries(RuleInput input, List<RouteConfig> redirects) {
    return redirects.stream()
        .flatMap(route ->
            input.matches(route).stream().map(match -> new Found<>(route.id(), match, route)))
        .toList();
  }

  private static void reject(RuleInput input, RouteConfig route, RouteMatch match) {
    input.error(
        ConfigCode.ENDLESS_REDIRECT,
        place(input, route, match),
        "the redirect of route \""
            + route.id()
            + "\" leads to where its requests are already: "
            + match,
        route.match().hosts().size() > 1
            ? "remove the host from the list, or redirect to another path or scheme"
            : "redirect to another path, host or scheme, or write respond or to",
        List.of());
  }

  /** At the redirect, or at the one of several hosts that it is about. */
  private static String place(RuleInput input, RouteConfig route, RouteMatch match) {
    return route.match().hosts().size() > 1
        ? input.path(route, match)
        : input.path(route) + ".redirect";
  }

  private static boolean isKnownRedirect(RuleInput input, RouteConfig route) {
    return route.redirect() != null && isKnown(input, route);
  }

  private static boolean isKnown(RuleInput input, RouteConfig route) {
    String path = input.path(route);
    return !input.findings().isBroken(path, ".match")
        && !input.findings().isBroken(path, ".redirect");
  }

  private static List<Placed> routes(RuleInput input) {
    List<Placed> all = new ArrayList<>();
    for (Map.Entry<String, FrontendConfig> entry : input.config().frontends().entrySet()) {
      RouteMatch match = new RouteMatch(null, entry.getValue().path(), Set.of());
      all.add(
          new Placed(
              new Found<>(entry.getKey(), match, Optional.empty()), entry.getValue().listeners()));
    }
    for (RouteConfig route : input.config().routes()) {
      if (isKnown(input, route)) {
        Optional<RouteAction.Redirect> redirect =
            route.redirect() != null && route.action() instanceof RouteAction.Redirect action
                ? Optional.of(action)
                : Optional.empty();
        for (RouteMatch match : input.matches(route)) {
          all.add(new Placed(new Found<>(route.id(), match, redirect), route.listeners()));
        }
      }
    }
    return all;
  }

  private static void checkTrails(
      RuleInput input, List<Found<RouteConfig>> suspects, RedirectTrails trails) {
    Set<String> told = new HashSet<>();
    for (Found<RouteConfig> route : suspects) {
      List<String> endless = trails.endless(route.match(), route.route().listeners());
      if (!endless.isEmpty() && endless.stream().noneMatch(told::contains)) {
        tell(input, route, endless);
        endless.stream().filter(part -> RedirectTrails.listener(part).isEmpty()).forEach(told::add);
      }
    }
  }

  private static void tell(RuleInput input, Found<RouteConfig> route, List<String> endless) {
    List<String> listeners =
        endless.stream().flatMap(part -> RedirectTrails.listener(part).stream()).toList();
    input.error(
        ConfigCode.ENDLESS_REDIRECT,
        place(input, route.route(), route.match()),
        "the redirect of route \""
            + route.id()
            + "\" never ends: "
            + String.join(", then ", endless),
        listeners.isEmpty()
            ? "redirect to a path or host that none of these routes match"
            : "serve the requests of http there by a route with match.scheme: http, or remove the"
                + " redirect of one of the two",
        listeners.stream()
            .flatMap(name -> input.keys("listeners." + name + ".redirect").stream())
            .toList());
  }

  /**
   * Where no listener speaks TLS, a proxy that ends it and is not trusted makes all of them http.
   */
  private static void warnOfProxies(RuleInput input, List<RouteConfig> redirects) {
    Map<String, ListenerConfig> listeners = input.config().listeners().clients();
    if (listeners.values().stream()
            .anyMatch(listener -> !listener.trustedProxies().isEmpty() || listener.tls() != null)
        || input.findings().isBroken("listeners")) {
      return;
    }
    redirects.stream()
        .filter(route -> route.redirect() != null && route.redirect().needsClientScheme())
        .findFirst()
        .ifPresent(route ->
            warnOfProxies(input, "route \"" + route.id() + "\"", input.path(route) + ".redirect"));
    listeners.entrySet().stream()
        .filter(entry -> entry.getValue().redirect() != null)
        .findFirst()
        .ifPresent(entry ->
            warnOfProxies(
                input,
                "listener \"" + entry.getKey() + "\"",
                "listeners." + entry.getKey() + ".redirect"));
  }

  private static void warnOfProxies(RuleInput input, String who, String path) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.REDIRECT_WITHOUT_PROXY,
                    who
                        + ": redirects to https, and no proxy is trusted to tell which"
                        + " requests came by https",
                    input.spans().nearest(path))
                .hinted(
                    "name what ends TLS in listeners.public.trustedProxies; without it"
                        + " clients behind such a proxy are redirected for ever"));
  }
}
