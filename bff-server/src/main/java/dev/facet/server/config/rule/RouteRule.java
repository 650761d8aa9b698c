// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTable.Rivals;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
    Collection<List<Rivals<RouteConfig>>> all = byRoutes(input);
    int told = 0;
    for (List<Rivals<RouteConfig>> rivals : all) {
      if (told++ == MAX_TOLD) {
        tellRest(input, rivals.getFirst(), all.size() - MAX_TOLD);
        return;
      }
      tell(input, rivals);
    }
  }

  /** Each two routes are told once, at whatever listeners and for however many hosts. */
  private static Collection<List<Rivals<RouteConfig>>> byRoutes(RuleInput input) {
    Map<List<String>, List<Rivals<RouteConfig>>> all = new LinkedHashMap<>();
    for (List<Found<RouteConfig>> table : input.routeTables()) {
      for (Rivals<RouteConfig> rivals : RouteTable.rivals(table)) {
        List<String> routes =
            List.of(input.path(rivals.first().route()), input.path(rivals.second().route()));
        all.computeIfAbsent(routes, _ -> new ArrayList<>(1)).add(rivals);
      }
    }
    return all.values();
  }

  private static void tell(RuleInput input, List<Rivals<RouteConfig>> ofTwo) {
    Found<RouteConfig> first = ofTwo.getFirst().first();
    Found<RouteConfig> second = ofTwo.getFirst().second();
    input.error(
        ConfigCode.EQUAL_ROUTES,
        input.path(second.route(), second.match()),
        "routes \""
            + first.id()
            + "\" and \""
            + second.id()
            + "\" match the same requests: "
            + matches(first.match(), second.match())
            + moreHosts(ofTwo),
        "tell them apart by path, host, scheme, methods, headers, query, cookies or listeners"
            + aboutHead(first.match(), second.match()),
        input.keys(input.path(first.route(), first.match())));
  }

  /** Pages of the same, as a generator writes them by mistake, are no help. */
  private static void tellRest(RuleInput input, Rivals<RouteConfig> next, int count) {
    Found<RouteConfig> second = next.second();
    input.error(
        ConfigCode.EQUAL_ROUTES,
        input.path(second.route(), second.match()),
        count
            + " more routes match the same requests as others before them, such as \""
            + second.id()
            + "\"",
        "tell those above apart first",
        input.keys(input.path(next.first().route(), next.first().match())));
  }

  private static String moreHosts(List<Rivals<RouteConfig>> ofTwo) {
    long hosts = ofTwo.stream().map(rivals -> rivals.second().match().host()).distinct().count();
    return hosts == 1
        ? ""
        : ", as for " + (hosts - 1) + (hosts == 2 ? " other host" : " other hosts");
  }

  private static String matches(RouteMatch first, RouteMatch second) {
    String one = first.toString();
    String other = second.toString();
    return (one.equals(other) ? one : one + " and " + other) + example(first, second);
  }

  /** That two expressions have a path in common is not to be seen. */
  private static String example(RouteMatch first, RouteMatch second) {
    return first.path() instanceof PathRegex one
            && second.path() instanceof PathRegex other
            && !one.equals(other)
        ? one.meeting(other).map(path -> ", such as " + path).orElse("")
        : "";
  }

  /** Nothing in the file says that both take HEAD where only one of them names it. */
  private static String aboutHead(RouteMatch first, RouteMatch second) {
    Set<HttpMethod> shared = new HashSet<>(first.methods());
    shared.retainAll(second.methods());
    return shared.equals(Set.of(HttpMethod.HEAD)) ? "; GET includes HEAD" : "";
  }
}
