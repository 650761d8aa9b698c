// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.action.RouteAction;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.rule.KeptPaths.Taker;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.SlashChoice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of a route that keeps slashes and so takes paths which its service may read as those of a
 * nearer route. Where the two have different guards such a request is rejected when it comes; where
 * they are guarded alike, nothing stands between the client and what the other route keeps away.
 */
final class KeptPathRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    if (input.config().routes().stream().noneMatch(KeptPathRule::keepsSlashes)) {
      return;
    }
    Set<KeptPaths.Around> all = new LinkedHashSet<>();
    for (ListenerTables.Served<Taker> served : routes(input).served(input)) {
      if (RouteTable.rivals(served.routes()).isEmpty()) { // else none can be told to take it
        all.addAll(KeptPaths.of(served));
      }
    }
    all.forEach(around -> warn(input, around));
  }

  private static boolean keepsSlashes(RouteConfig route) {
    return !route.slashes().isStrict();
  }

  private static ListenerTables<Taker> routes(RuleInput input) {
    ListenerTables<Taker> all = new ListenerTables<>();
    for (Map.Entry<String, FrontendConfig> entry : input.config().frontends().entrySet()) {
      String place = "frontends." + entry.getKey();
      RouteAction action = new RouteAction.GraphQl(entry.getKey());
      RouteMatch match = new RouteMatch(null, entry.getValue().path(), Set.of());
      List<String> guards = input.guarding(entry.getValue().use());
      all.add(
          new Found<>(entry.getKey(), match, new Taker(place, action, guards)),
          entry.getValue().listeners());
    }
    for (RouteConfig route : input.config().routes()) {
      if (!input.findings().isBroken(input.path(route))) {
        List<String> guards = new ArrayList<>(input.guarding(route.use()));
        if (route.require() != null) {
          guards.add("require " + route.require().scopes());
        }
        Taker taker = new Taker(input.path(route), route.action(), guards);
        for (RouteMatch match : input.matches(route)) {
          all.add(new Found<>(route.id(), match, taker), route.listeners());
        }
      }
    }
    return all;
  }

  private static void warn(RuleInput input, KeptPaths.Around around) {
    Found<Taker> keeper = around.keeper();
    Found<Taker> missed = around.missed();
    boolean empty = keeper.match().slashes().empty() == SlashChoice.KEEP;
    boolean encodedAlone = around.path().contains("%") && !around.path().contains("//");
    String key = empty && !encodedAlone ? "slashes" : "encodedSlash";
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.KEPT_PATH_AROUND_ROUTE,
                    "route \""
                        + keeper.id()
                        + "\" takes "
                        + around.path().replace(MatchSample.ANY, "…")
                        + ", and its service may read that as a path of \""
                        + missed.id()
                        + "\" ("
                        + missed.match()
                        + "), which "
                        + missed.route().action().words(),
                    input.spans().nearest(keeper.route().place() + "." + key))
                .hinted(
                    "keep slashes at narrower paths, or give the two routes different policies or"
                        + " scopes: then such requests are rejected"));
  }
}
