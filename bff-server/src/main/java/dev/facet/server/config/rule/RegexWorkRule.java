// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteNotes;
import dev.facet.server.route.RouteResult.Found;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Warns of regexes that one path may have to be compared with, so many that long paths are
 * rejected: what is done for one request has an end.
 */
final class RegexWorkRule implements ConfigRules.Rule {
  /** Paths up to this length are not to be rejected, in characters. */
  private static final int LENGTH = 2_000;

  /** What one character may cost, in units of {@link PathRegex#work}. */
  private static final long MAX = RouteNotes.MAX_WORK / LENGTH;

  /** How many are looked at where those of one beginning are too much. */
  private static final int LOOKED_AT = 200;

  private static final int TOLD = 3;

  /** A path and the regexes that it may have to be compared with. */
  private record Load(List<Found<RouteConfig>> routes, long work) {}

  @Override
  public void check(RuleInput input) {
    for (List<Found<RouteConfig>> table : input.routeTables()) {
      List<Found<RouteConfig>> regexes =
          table.stream().filter(route -> route.match().path() instanceof PathRegex).toList();
      if (work(regexes) > MAX) {
        heaviest(regexes).ifPresent(load -> warn(input, load));
      }
    }
  }

  /** Equal expressions are run once for each match, as tables do. */
  private static long work(List<Found<RouteConfig>> regexes) {
    return regexes.stream().mapToLong(route -> regex(route).work()).sum();
  }

  private static Optional<Load> heaviest(List<Found<RouteConfig>> regexes) {
    Map<String, Long> byBeginning = new HashMap<>();
    for (Found<RouteConfig> route : regexes) {
      byBeginning.merge(regex(route).fixed(), regex(route).work(), Long::sum);
    }
    return regexes.stream()
        .filter(route -> workAbove(regex(route).fixed(), byBeginning) > MAX)
        .limit(LOOKED_AT)
        .map(route -> load(route, regexes))
        .filter(load -> load.work() > MAX)
        .max(Comparator.comparingLong(Load::work));
  }

  /** What the regexes cost that begin like a path, or above it. */
  private static long workAbove(String path, Map<String, Long> byBeginning) {
    long sum = byBeginning.getOrDefault(path, 0L);
    for (int at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
      sum += byBeginning.getOrDefault(path.substring(0, at), 0L);
    }
    return sum;
  }

  /** All that a path is compared with which begins and ends as those of a route do. */
  private static Load load(Found<RouteConfig> one, List<Found<RouteConfig>> regexes) {
    List<Found<RouteConfig>> alike =
        regexes.stream()
            .filter(other ->
                HostOverlap.includes(other.match().host(), one.match().host())
                    && isAbove(regex(other).fixed(), regex(one).fixed())
                    && regex(one).ending().endsWith(regex(other).ending()))
            .toList();
    return new Load(alike, work(alike));
  }

  private static boolean isAbove(String shorter, String path) {
    return path.startsWith(shorter)
        && (path.length() == shorter.length() || path.charAt(shorter.length()) == '/');
  }

  private static PathRegex regex(Found<RouteConfig> route) {
    return (PathRegex) route.match().path();
  }

  private static void warn(RuleInput input, Load load) {
    List<Found<RouteConfig>> first =
        load.routes().stream()
            .sorted(Comparator.comparingLong(route -> -regex(route).work()))
            .limit(TOLD)
            .toList();
    String names = first.stream().map(Found::id).collect(Collectors.joining("\", \"", "\"", "\""));
    RouteConfig largest = first.getFirst().route();
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.TOO_MANY_REGEXES,
                "one path may be compared with the regexes of "
                    + load.routes().stream().map(Found::route).distinct().count()
                    + " routes, such as "
                    + names
                    + ": paths of more than "
                    + RouteNotes.MAX_WORK / load.work()
                    + " characters are rejected with 400 then",
                input.spans().nearest(input.path(largest) + ".match.regex"),
                "",
                "give the regexes longer fixed beginnings or endings of their own, or write"
                    + " templates such as /orders/{id}",
                List.of()));
  }
}
