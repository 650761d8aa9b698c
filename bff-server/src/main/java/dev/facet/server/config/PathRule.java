// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.server.route.PathPattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A frontend's path is its own. */
final class PathRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    Map<PathPattern, String> frontends = new HashMap<>();
    input
        .config()
        .frontends()
        .forEach((name, frontend) -> {
          String other = frontends.putIfAbsent(frontend.path(), name);
          if (other != null && isKnown(input, name) && isKnown(input, other)) {
            input.error(
                ConfigCode.EQUAL_FRONTEND_PATHS,
                "frontends." + name + ".path",
                "frontends \"" + other + "\" and \"" + name + "\": both at " + frontend.path(),
                "give one of them another path",
                input.keys("frontends." + other + ".path"));
          }
        });
    for (RouteConfig route : input.config().routes()) {
      shadowed(input, route, frontends.get(route.match().path()));
      strip(input, route);
    }
  }

  private static boolean isKnown(RuleInput input, String frontend) {
    return !input.findings().isBroken("frontends." + frontend + ".path");
  }

  private static boolean isKnown(RuleInput input, RouteConfig route) {
    return !input.findings().isBroken(input.path(route) + ".match");
  }

  private static void shadowed(RuleInput input, RouteConfig route, @Nullable String frontend) {
    if (frontend != null && isKnown(input, route) && isKnown(input, frontend)) {
      input.error(
          ConfigCode.SHADOWED_ROUTE,
          input.path(route) + ".match.path",
          "route \"" + route.id() + "\": frontend \"" + frontend + "\" answers at its path",
          "give one of them another path",
          input.keys("frontends." + frontend + ".path"));
    }
  }

  private static void strip(RuleInput input, RouteConfig route) {
    if (route.rewrite() == null
        || !isKnown(input, route)
        || input.findings().isBroken(input.path(route) + ".rewrite")) {
      return;
    }
    String strip = route.rewrite().strip().path();
    String path = route.match().path().fixed();
    if (!path.equals(strip) && !path.startsWith(strip + "/")) {
      input.error(
          ConfigCode.STRIP_NEVER_APPLIES,
          input.path(route) + ".rewrite.strip",
          "route \""
              + route.id()
              + "\": paths at "
              + route.match().path()
              + " do not begin with "
              + strip,
          "strip what the path of \"match\" begins with",
          input.keys(input.path(route) + ".match.path"));
    }
  }
}
