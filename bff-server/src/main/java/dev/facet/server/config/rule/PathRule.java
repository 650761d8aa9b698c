// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.yaml.RejectedSettings;
import dev.facet.server.route.PathFault;
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
      slashes(input, route);
    }
  }

  private static boolean isKnown(RuleInput input, String frontend) {
    return !input.findings().isBroken("frontends." + frontend + ".path");
  }

  private static boolean isKnown(RuleInput input, RouteConfig route) {
    return !input.findings().isBroken(input.path(route) + ".match");
  }

  private static void shadowed(RuleInput input, RouteConfig route, @Nullable String frontend) {
    boolean everywhere = route.match().host() == null;
    if (frontend != null && everywhere && isKnown(input, route) && isKnown(input, frontend)) {
      input.error(
          ConfigCode.SHADOWED_ROUTE,
          input.path(route) + ".match.path",
          "route \"" + route.id() + "\": frontend \"" + frontend + "\" answers at its path",
          "give one of them another path",
          input.keys("frontends." + frontend + ".path"));
    }
  }

  /** A path that requests may only have where the route keeps its slashes. */
  private static void slashes(RuleInput input, RouteConfig route) {
    String path = input.path(route) + ".match.path";
    PathFault fault = route.asRouteMatch().slashes().fault(route.match().path().toString());
    SourceSpan place = input.spans().value(path);
    if (fault == null || place == null || !isKnown(input, route)) {
      return;
    }
    boolean empty = fault == PathFault.EMPTY_SEGMENT;
    String expected =
        empty ? "no empty and no dot segments" : "what requests may have: " + fault.detail();
    String key = empty ? "slashes" : "encodedSlash";
    String message = RejectedSettings.message("path", place.text(), expected);
    Diagnostic.Error error = new Diagnostic.Error(ConfigCode.BAD_PATH, message, place);
    String remedy = "write \"" + key + ": keep\" at the route to serve such paths";
    input.findings().error(path, error.hinted(remedy));
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
