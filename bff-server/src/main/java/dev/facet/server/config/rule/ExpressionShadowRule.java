// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.FurtherFields;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of a template or prefix that is never reached since an expression of the same beginning,
 * which comes first, takes all of its paths: as far as two unlikely ones tell.
 */
final class ExpressionShadowRule implements ConfigRules.Rule {
  /** Another segment that nobody would write. */
  private static final String OTHER = "~Any_0.,";

  /** A route and the expression that takes what is meant for it. */
  private record Shadow(Found<RouteConfig> route, RouteConfig expression) {}

  @Override
  public void check(RuleInput input) {
    Set<Shadow> shadows = new LinkedHashSet<>();
    for (ListenerTables.Served<RouteConfig> served : input.servedRoutes()) {
      List<Found<RouteConfig>> routes = served.routes();
      List<Found<RouteConfig>> beneath = beneathExpressions(routes);
      if (!beneath.isEmpty() && RouteTable.rivals(routes).isEmpty()) { // else nothing comes first
        RouteTable<RouteConfig> table = served.table(RouteTraits.plain());
        for (Found<RouteConfig> route : beneath) {
          served.schemes(route.match()).stream()
              .findFirst()
              .flatMap(scheme -> shadow(table, scheme, route))
              .ifPresent(shadows::add);
        }
      }
    }
    shadows.forEach(shadow -> warn(input, shadow));
  }

  /** Routes with the beginning of an expression: no other one comes before them. */
  private static List<Found<RouteConfig>> beneathExpressions(List<Found<RouteConfig>> routes) {
    Set<String> beginnings = new HashSet<>();
    for (Found<RouteConfig> route : routes) {
      if (route.match().path() instanceof PathRegex regex) {
        beginnings.add(regex.fixed());
      }
    }
    return routes.stream()
        .filter(route -> !(route.match().path() instanceof PathRegex))
        .filter(route -> beginnings.contains(route.match().path().fixed()))
        .toList();
  }

  private static Optional<Shadow> shadow(
      RouteTable<RouteConfig> table, String scheme, Found<RouteConfig> route) {
    RouteQuestion sample = MatchSample.of(scheme, route.match());
    RouteQuestion other = sample.withPath(sample.path().replace(MatchSample.ANY, OTHER));
    return table.find(sample) instanceof Found<RouteConfig> first
            && first.match().path() instanceof PathRegex
            && table.find(other) instanceof Found<RouteConfig> second
            && second.id().equals(first.id())
            && takesAll(first.match(), route.match())
        ? Optional.of(new Shadow(route, first.route()))
        : Optional.empty();
  }

  private static boolean takesAll(RouteMatch first, RouteMatch match) {
    boolean methods =
        first.methods().isEmpty()
            || (!match.methods().isEmpty() && first.methods().containsAll(match.methods()));
    boolean fields = first.headers().isEmpty() && first.query().isEmpty();
    return methods
        && fields
        && first.further().equals(FurtherFields.NONE)
        && first.scheme() == null
        && Objects.equals(first.host(), match.host());
  }

  private static void warn(RuleInput input, Shadow shadow) {
    RouteConfig route = shadow.route().route();
    RouteConfig first = shadow.expression();
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.SHADOWED_BY_REGEX,
                "route \""
                    + route.id()
                    + "\" ("
                    + shadow.route().match()
                    + ") is not reached: the regex of route \""
                    + first.id()
                    + "\" takes its paths, and comes first",
                input.spans().nearest(input.path(route) + ".match.path"),
                "",
                "narrow the regex, or give the path a longer fixed beginning",
                input.keys(input.path(first) + ".match.regex")));
  }
}
