// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.yaml.RejectedSettings;
import dev.facet.server.route.PathFault;
import dev.facet.server.route.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A frontend's path is its own. */
final class PathRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    Map<PathPattern, List<Map.Entry<String, FrontendConfig>>> frontends = new HashMap<>();
    for (Map.Entry<String, FrontendConfig> entry : input.config().frontends().entrySet()) {
      List<Map.Entry<String, FrontendConfig>> before =
          frontends.computeIfAbsent(entry.getValue().path(), _ -> new ArrayList<>());
      meeting(before, entry.getValue().listeners())
          .ifPresent(other -> equal(input, other, entry.getKey(), entry.getValue().path()));
      before.add(entry);
    }
    for (RouteConfig route : input.config().routes()) {
      meeting(frontends.getOrDefault(route.match().path(), List.of()), route.listeners())
          .ifPresent(frontend -> shadowed(input, route, frontend));
      strip(input, route);
      slashes(input, route);
    }
  }

  /** The name of the first that is at one of some listeners. */
  private static Optional<String> meeting(
      List<Map.Entry<String, FrontendConfig>> frontends, List<String> listeners) {
    return frontends.stream()
        .filter(entry -> ListenerTables.meet(entry.getValue().listeners(), listeners))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void equal(RuleInput input, String other, String name, PathPattern path) {
    if (isKnown(input, name) && isKnown(input, other)) {
      input.error(
          ConfigCode.EQUAL_FRONTEND_PATHS,
          "frontends." + name + ".path",
          "frontends \"" + other + "\" and \"" + name + "\": both at " + path,
          "give one of them another path",
          input.keys("frontends." + other + ".path"));
    }
  }

  private static boolean isKnown(RuleInput input, String frontend) {
    return !input.findings().isBroken("frontends." + frontend + ".path");
  }

  private static boolean isKnown(RuleInput input, RouteConfig route) {
    return !input.findings().isBroken(input.path(route), ".match");
  }

  private static void shadowed(RuleInput input, RouteConfig route, String frontend) {
    boolean everywhere = route.match().hosts().isEmpty();
    if (everywhere && isKnown(input, route) && isKnown(input, frontend)) {
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
    if (route.match().regex() != null) {
      return; // which paths it takes is not told by its text
    }
    PathFault fault = route.slashes().rules().fault(route.match().path().toString());
    if (fault == null || !isKnown(input, route)) {
      return;
    }
    String path = input.path(route) + ".match.path";
    SourceSpan place = input.spans().value(path);
    if (place == null) {
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
    if (route.forward().rewrite() == null
        || route.forward().rewrite().strip() == null
        || !isKnown(input, route)
        || input.findings().isBroken(input.path(route), ".rewrite")) {
      return;
    }
    String strip = route.forward().rewrite().strip().path();
    String path = route.match().path().fixed();
    if (!path.equals(strip) && !path.startsWith(strip + "/")) {
      input.error(
          ConfigCode.STRIP_NEVER_APPLIES,
          input.path(route) + ".rewrite.strip",
          "route \""
              + route.id()
              + "\": paths at "
              + route.match().path().label()
              + " do not begin with "
              + strip,
          "strip what the path of \"match\" begins with",
          input.keys(
              input.path(route)
                  + (route.match().regex() == null ? ".match.path" : ".match.regex")));
    }
  }
}
