// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteTable;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every route has a name of its own, and for every request one route comes first: by the words of
 * {@link RouteTable}, which answers the requests.
 */
final class RouteRule implements ConfigRules.Rule {
  /** Of rivals so many are told one by one. */
  private static final int MAX_TOLD = 100;

  @Override
  public void check(RuleInput input) {
    checkNames(input);
    checkMatches(input);
  }

  private static void checkNames(RuleInput input) {
    Map<String, RouteConfig> named = new HashMap<>();
    for (RouteConfig route : input.config().routes()) {
      if (input.findings().isBroken(input.path(route), ".id")) {
        continue;
      }
      RouteConfig first = named.putIfAbsent(route.id(), route);
      if (first != null) {
        input.error(
            ConfigCode.EQUAL_ROUTE_IDS,
            input.path(route) + ".id",
            "two routes are called \"" + route.id() + "\"",
            "rename one of the two",
            input.keys(input.path(first) + ".id"));
      }
    }
  }

  private static void checkMatches(RuleInput input) {
    Set<RouteTable.Rivals<RouteConfig>> all = new LinkedHashSet<>();
    input.routeTables().forEach(table -> all.addAll(RouteTable.rivals(table)));
    int told = 0;
    for (RouteTable.Rivals<RouteConfig> rivals : all) {
      if (told++ == MAX_TOLD) {
        tellRest(input, rivals, all.size() - MAX_TOLD);
        return;
      }
      RouteConfig first = rivals.first().route();
      RouteConfig second = rivals.second().route();
      input.error(
          ConfigCode.EQUAL_ROUTES,
          input.path(second) + ".match",
          "routes \""
              + first.id()
              + "\" and \""
              + second.id()
              + "\" match the same requests: "
              + matches(input, first, second),
          "tell them apart by path, host, scheme, methods, headers, query, cookies or listeners"
              + aboutHead(input, first, second),
          input.keys(input.path(first) + ".match"));
    }
  }

  /** Pages of the same, as a generator writes them by mistake, are no help. */
  private static void tellRest(RuleInput input, RouteTable.Rivals<RouteConfig> next, int count) {
    RouteConfig second = next.second().route();
    input.error(
        ConfigCode.EQUAL_ROUTES,
        input.path(second) + ".match",
        count
            + " more routes match the same requests as others before them, such as \""
            + second.id()
            + "\"",
        "tell those above apart first",
        input.keys(input.path(next.first().route()) + ".match"));
  }

  private static String matches(RuleInput input, RouteConfig first, RouteConfig second) {
    String one = input.match(first).toString();
    String other = input.match(second).toString();
    return (one.equals(other) ? one : one + " and " + other) + example(first, second);
  }

  /** That two expressions have a path in common is not to be seen. */
  private static String example(RouteConfig first, RouteConfig second) {
    return first.match().path() instanceof PathRegex one
            && second.match().path() instanceof PathRegex other
            && !one.equals(other)
        ? one.meeting(other).map(path -> ", such as " + path).orElse("")
        : "";
  }

  /** Nothing in the file says that both take HEAD where only one of them names it. */
  private static String aboutHead(RuleInput input, RouteConfig first, RouteConfig second) {
    Set<HttpMethod> shared = new HashSet<>(input.match(first).methods());
    shared.retainAll(input.match(second).methods());
    return shared.equals(Set.of(HttpMethod.HEAD)) ? "; GET includes HEAD" : "";
  }
}
