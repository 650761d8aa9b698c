// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Every route has a name of its own, and for every request one route comes first. */
final class RouteRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    List<RouteConfig> routes = input.config().routes();
    for (int i = 0; i < routes.size(); i++) {
      for (RouteConfig earlier : routes.subList(0, i)) {
        compare(input, earlier, routes.get(i));
      }
    }
  }

  private static void compare(RuleInput input, RouteConfig first, RouteConfig second) {
    if (first.id().equals(second.id()) && areKnown(input, ".id", first, second)) {
      input.error(
          ConfigCode.EQUAL_ROUTE_IDS,
          input.path(second) + ".id",
          "two routes are called \"" + first.id() + "\"",
          "rename one of the two",
          input.keys(input.path(first) + ".id"));
    }
    if (isEqual(first.match(), second.match()) && areKnown(input, ".match", first, second)) {
      input.error(
          ConfigCode.EQUAL_ROUTES,
          input.path(second) + ".match",
          "routes \"" + first.id() + "\" and \"" + second.id() + "\" match the same requests",
          "tell them apart by path, host or methods",
          input.keys(input.path(first) + ".match"));
    }
  }

  private static boolean areKnown(
      RuleInput input, String setting, RouteConfig first, RouteConfig second) {
    return !input.findings().isBroken(input.path(first) + setting)
        && !input.findings().isBroken(input.path(second) + setting);
  }

  /** A route with methods comes before one without, so only equal kinds are ambiguous. */
  private static boolean isEqual(RouteConfig.MatchConfig first, RouteConfig.MatchConfig second) {
    boolean methods =
        first.methods().isEmpty()
            ? second.methods().isEmpty()
            : !Collections.disjoint(first.methods(), second.methods());
    return methods
        && first.path().equals(second.path())
        && Objects.equals(first.host(), second.host());
  }
}
