// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Warns of matches by headers that only the gateway may set: those of clients are removed before a
 * route is looked for, and its own are there after that.
 */
final class MatchedHeaderRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    Map<String, String> setBy = new HashMap<>();
    input
        .policies()
        .forEach((policy, traits) ->
            traits.identityHeaders().forEach(name -> setBy.putIfAbsent(name, policy)));
    if (setBy.isEmpty()) {
      return;
    }
    for (RouteConfig route : input.config().routes()) {
      for (String header : route.match().headers().keySet()) {
        String policy = setBy.get(header.toLowerCase(Locale.ROOT));
        if (policy != null && !input.findings().isBroken(input.path(route), ".match")) {
          warn(input, input.path(route) + ".match.headers." + header, header, policy);
        }
      }
    }
  }

  private static void warn(RuleInput input, String place, String header, String policy) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.INEFFECTIVE_SETTING,
                "headers: " + header + " (expected: none that tells the principal)",
                input.spans().nearest(place),
                "",
                "it never matches: policy \"" + policy + "\" sets it once a route is found",
                input.keys("policies." + policy)));
  }
}
