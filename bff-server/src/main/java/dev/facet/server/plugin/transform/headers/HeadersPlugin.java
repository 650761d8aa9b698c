// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;

/**
 * Changes headers on the way in and on the way out. Values for both are made of the request as it
 * came to this policy, before anything changes, so that a value which cannot stand in a header
 * rejects the request before a service gets it.
 */
final class HeadersPlugin implements Plugin {
  private final HeadersConfig config;

  HeadersPlugin(HeadersConfig config) {
    this.config = config;
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    HeaderEditsConfig ofResponse = config.response();
    HeaderEdits response =
        ofResponse == null ? null : HeaderEdits.of(ofResponse, "response", exchange);
    HeaderEditsConfig ofRequest = config.request();
    if (ofRequest != null) {
      HeaderEdits.of(ofRequest, "request", exchange).apply(exchange.request().headers());
    }
    if (response == null) {
      return next.proceed(exchange);
    }
    return next.proceed(exchange)
        .map(made -> {
          response.apply(made.headers());
          return made;
        });
  }
}
