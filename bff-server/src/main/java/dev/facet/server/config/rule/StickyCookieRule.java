// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.passthrough.choice.StickyCookie;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of two routes that keep different services by one cookie of browsers: each takes the
 * other's value for none, and replaces it.
 */
final class StickyCookieRule implements ConfigRules.Rule {
  /** What a browser tells cookies of one host apart by. */
  private record Name(String cookie, String path) {}

  private record Keeper(RouteConfig route, Set<String> services) {}

  @Override
  public void check(RuleInput input) {
    Map<Name, List<Keeper>> keepers = new HashMap<>();
    for (RouteConfig route : input.config().routes()) {
      if (route.forward().to().sticky() != null) {
        StickyCookie cookie = route.targets().sticky().orElseThrow();
        Keeper keeper = new Keeper(route, route.forward().to().services().keySet());
        List<Keeper> same =
            keepers.computeIfAbsent(new Name(cookie.name(), cookie.path()), _ -> new ArrayList<>());
        same.stream()
            .filter(other -> isDisturbedBy(keeper, other))
            .findFirst()
            .ifPresent(other -> warn(input, keeper.route(), other.route(), cookie));
        same.add(keeper);
      }
    }
  }

  private static boolean isDisturbedBy(Keeper one, Keeper other) {
    return !one.services().equals(other.services())
        && ListenerTables.meet(one.route().listeners(), other.route().listeners())
        && HostOverlap.meet(one.route().match().hosts(), other.route().match().hosts());
  }

  private static void warn(
      RuleInput input, RouteConfig second, RouteConfig first, StickyCookie cookie) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.SHARED_STICKY_COOKIE,
                "routes \""
                    + first.id()
                    + "\" and \""
                    + second.id()
                    + "\" keep different services by the cookie "
                    + cookie.name()
                    + " at "
                    + cookie.path()
                    + ": each replaces what the other has set",
                input.spans().nearest(input.path(second) + ".sticky.cookie"),
                "",
                "give each a cookie of its own, a path of its own, or the same services",
                input.keys(input.path(first) + ".sticky.cookie")));
  }
}
