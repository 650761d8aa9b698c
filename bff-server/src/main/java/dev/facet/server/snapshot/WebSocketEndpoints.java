// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.action.RouteAction;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.route.WebSocketConfig;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.endpoint.HttpOnlyEndpoint;
import dev.facet.server.endpoint.WebSocketEndpoint;
import dev.facet.server.endpoint.WebSocketPlaces;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.cors.CorsConfig;
import dev.facet.server.plugin.cors.OriginPattern;
import dev.facet.server.plugin.cors.PageOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts what a route wants of WebSockets before its endpoint, where that forwards. */
final class WebSocketEndpoints {
  private final ConfigDocument document;
  private final GatewayParts parts;

  WebSocketEndpoints(ConfigDocument document, GatewayParts parts) {
    this.document = document;
    this.parts = parts;
  }

  Endpoint around(RouteConfig route, RouteAction action, Endpoint endpoint) {
    if (!(action instanceof RouteAction.Forward)) {
      return endpoint;
    }
    WebSocketConfig config =
        Objects.requireNonNullElse(route.forward().websocket(), WebSocketConfig.DEFAULT);
    if (!config.enabled()) {
      return new HttpOnlyEndpoint(endpoint);
    }
    return new WebSocketEndpoint(
        endpoint,
        new WebSocketEndpoint.Rules(
            new PageOrigins(origins(route, config), parts.mode().open())::letIn,
            new WebSocketPlaces(
                parts.counts().requests(new RouteName("route", route.id())).webSockets(),
                config.max()),
            config.idle()));
  }

  /** Its own, or those of its cors policies. */
  private List<OriginPattern> origins(RouteConfig route, WebSocketConfig config) {
    List<OriginPattern> own = config.origins();
    if (own != null) {
      return own;
    }
    List<OriginPattern> named = new ArrayList<>();
    for (String policy : route.use()) {
      if (document.settings().get(policy) instanceof CorsConfig cors) {
        named.addAll(PageOrigins.named(cors));
      }
    }
    return named;
  }
}
