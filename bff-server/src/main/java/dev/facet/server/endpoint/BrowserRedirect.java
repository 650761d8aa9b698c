// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.FieldLists;
import dev.facet.http.WeightedList;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/**
 * Redirects a browser that opens an address to a page, for developers only. It is a GET that
 * accepts {@code text/html} by name and more than JSON, and carries no operation; every other
 * request goes on.
 *
 * @param location the page's path
 */
public record BrowserRedirect(String location) implements Plugin {
  private static final int SEE_OTHER = 303;

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    return exchange.rejection() == null && isBrowser(exchange.request())
        ? Future.succeededFuture(
            GatewayResponse.empty(SEE_OTHER)
                .withHeader(HttpHeaders.LOCATION, location)
                .withHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .withHeader(HttpHeaders.VARY, "accept"))
        : next.proceed(exchange);
  }

  private static boolean isBrowser(GatewayRequest request) {
    if (!request.headers().contains(HttpHeaders.ACCEPT)
        || !(request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
        || carriesOperation(request.parameters())) {
      return false;
    }
    WeightedList accepted =
        WeightedList.of(FieldLists.value(request.headers(), HttpHeaders.ACCEPT));
    double page = accepted.weight("text/html");
    double json =
        Math.max(
            accepted.weight("application/json"),
            accepted.weight("application/graphql-response+json"));
    return page > 0 && page > json;
  }

  private static boolean carriesOperation(String query) {
    return query.contains("query=")
        || query.contains("documentId=")
        || query.contains("extensions=");
  }
}
