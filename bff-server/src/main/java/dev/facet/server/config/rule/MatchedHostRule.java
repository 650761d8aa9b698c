// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hosts of one route are different ones. One below a wildcard of the same list has an effect
 * where another route lies between the two, as an exact host comes first; else it is a warning.
 */
final class MatchedHostRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    List<RouteConfig> several =
        input.config().routes().stream()
            .filter(route -> route.match().hosts().size() > 1)
            .filter(route -> !input.findings().isBroken(input.path(route), ".match"))
            .toList();
    if (several.isEmpty()) {
      return;
    }
    several.forEach(route -> checkRepeated(input, route));
    Map<String, List<RouteConfig>> byHost = byHost(input);
    several.forEach(route -> checkCovered(input, route, byHost));
  }

  private static Map<String, List<RouteConfig>> byHost(RuleInput input) {
    Map<String, List<RouteConfig>> byHost = new HashMap<>();
    for (RouteConfig route : input.config().routes()) {
      route
          .match()
          .hosts()
          .forEach(host -> byHost.computeIfAbsent(host, _ -> new ArrayList<>(1)).add(route));
    }
    return byHost;
  }

  private static void checkRepeated(RuleInput input, RouteConfig route) {
    Map<String, Integer> first = new HashMap<>();
    List<String> hosts = route.match().hosts();
    for (int i = 0; i < hosts.size(); i++) {
      Integer before = first.putIfAbsent(hosts.get(i), i);
      if (before != null) {
        input.error(
            ConfigCode.BAD_VALUE,
            place(input, route, i),
            "host: " + hosts.get(i) + " (expected: each host once)",
            "remove one of the two",
            input.keys(place(input, route, before)));
      }
    }
  }

  private static void checkCovered(
      RuleInput input, RouteConfig route, Map<String, List<RouteConfig>> byHost) {
    List<String> hosts = route.match().hosts();
    Map<String, Integer> places =
        IntStream.range(0, hosts.size())
            .boxed()
            .collect(Collectors.toMap(hosts::get, Function.identity(), (one, _) -> one));
    List<String> needless =
        places.keySet().stream()
            .filter(host -> coveredBy(host, route, places.keySet(), byHost).isPresent())
            .sorted(Comparator.comparing(places::get))
            .toList();
    if (!needless.isEmpty()) {
      String first = needless.getFirst();
      String wildcard = coveredBy(first, route, places.keySet(), byHost).orElseThrow();
      warn(
          input,
          words(needless),
          wildcard,
          place(input, route, hosts.indexOf(first)),
          place(input, route, hosts.indexOf(wildcard)));
    }
  }

  /** The wildcard of the list that makes a host of it needless. */
  private static Optional<String> coveredBy(
      String host, RouteConfig route, Set<String> listed, Map<String, List<RouteConfig>> byHost) {
    if (isOfAnother(host, route, byHost)) {
      return Optional.empty();
    }
    for (String wildcard : HostOverlap.wildcardsOver(host)) {
      if (isOfAnother(wildcard, route, byHost)) {
        return Optional.empty();
      }
      if (listed.contains(wildcard)) {
        return Optional.of(wildcard);
      }
    }
    return Optional.empty();
  }

  /** Whether another route at one of the same listeners names a host. */
  private static boolean isOfAnother(
      String host, RouteConfig route, Map<String, List<RouteConfig>> byHost) {
    return byHost.getOrDefault(host, List.of()).stream()
        .anyMatch(other ->
            !other.id().equals(route.id())
                && ListenerTables.meet(other.listeners(), route.listeners()));
  }

  private static void warn(
      RuleInput input, String hosts, String wildcard, String place, String covering) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.INEFFECTIVE_SETTING,
                "host: "
                    + hosts
                    + " (expected: none below a wildcard of the same list, as "
                    + wildcard
                    + ")",
                input.spans().nearest(place),
                "",
                "remove it; it would matter where another route named a host between the two",
                input.keys(covering)));
  }

  /** The first of some hosts, and how many there are beside it. */
  static String words(List<String> hosts) {
    return hosts.getFirst() + (hosts.size() == 1 ? "" : " and " + (hosts.size() - 1) + " more");
  }

  private static String place(RuleInput input, RouteConfig route, int index) {
    return input.path(route) + ".match.host[" + index + "]";
  }
}
