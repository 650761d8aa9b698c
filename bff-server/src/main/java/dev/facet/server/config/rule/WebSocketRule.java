// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;

/** Warns of settings for WebSockets on routes that pass none. */
final class WebSocketRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    for (RouteConfig route : input.config().routes()) {
      String path = input.path(route) + ".websocket";
      if (route.forward().websocket() != null
          && route.forward().websocket().enabled()
          && !input.findings().isBroken(path)
          && !input.findings().isBroken(input.path(route), ".to")
          && !input.config().speaksHttp11(route)) {
        warn(input, route, path);
      }
    }
  }

  private static void warn(RuleInput input, RouteConfig route, String path) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.WEBSOCKET_NEVER,
                    "route \""
                        + route.id()
                        + "\" passes no WebSocket: its services speak HTTP/2 alone",
                    input.spans().nearest(path))
                .hinted("remove websocket, or add a service that speaks HTTP/1.1"));
  }
}
