// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** Warns of methods that nobody defines and that are written nearly as one that is defined. */
final class UnknownMethodRule implements ConfigRules.Rule {
  private static final List<String> KNOWN =
      HttpMethod.values().stream().map(HttpMethod::name).toList();

  @Override
  public void check(RuleInput input) {
    for (RouteConfig route : input.config().routes()) {
      for (String method : route.match().methods()) {
        if (!KNOWN.contains(method)) {
          Suggestion.nearest(method, KNOWN).ifPresent(near -> warn(input, route, method, near));
        }
      }
    }
  }

  private static void warn(RuleInput input, RouteConfig route, String method, String near) {
    int index = route.match().methods().indexOf(method);
    String place = input.path(route) + ".match.methods[" + index + "]";
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.UNKNOWN_METHOD,
                    "route \"" + route.id() + "\": no standard defines the method " + method,
                    input.spans().nearest(place))
                .hinted("did you mean \"" + near + "\"?"));
  }
}
