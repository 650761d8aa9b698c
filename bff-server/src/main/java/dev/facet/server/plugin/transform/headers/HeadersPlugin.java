// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

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
    if (response != null) {
      exchange.changeInterims(response::applyToInterim);
    }
    HeaderEditsConfig ofRequest = config.request();
    Future<GatewayResponse> made =
        ofRequest == null
            ? next.proceed(exchange)
            : changed(HeaderEdits.of(ofRequest, "request", exchange), exchange, next);
    return response == null
        ? made
        : made.map(edited -> {
          response.apply(edited.headers());
          return edited;
        });
  }

  /** What lies further in sees the changes; what acts on the way out sees what the client sent. */
  private static Future<GatewayResponse> changed(HeaderEdits edits, Exchange exchange, Next next) {
    GatewayRequest asked = exchange.request();
    MultiMap headers = HttpHeaders.headers().addAll(asked.headers());
    edits.apply(headers);
    exchange.request(asked.withHeaders(headers));
    return next.proceed(exchange).onComplete(_ -> exchange.request(asked));
  }
}
