// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Lets pages of {@link LocalOrigins} do what they ask for, with credentials. Requests of others,
 * and what services tell them of CORS, are left as they are.
 */
final class LocalPagesPlugin implements Plugin {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private final CorsHeaders headers =
      new CorsHeaders(
          new CorsConfig(
              List.of(OriginPattern.valueOf("http://localhost")), METHODS, null, null, true, null));

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    GatewayRequest request = exchange.request();
    if (request.origins().isEmpty()) {
      return next.proceed(exchange);
    }
    String origin = request.origins().getFirst();
    if (OwnOrigin.is(origin, request) || !LocalOrigins.contains(origin, request.authority())) {
      return next.proceed(exchange);
    }
    return CorsPolicy.isPreflight(request) && exchange.rejection() == null
        ? Future.succeededFuture(preflight(request.headers(), origin))
        : next.proceed(exchange).map(response -> headers.actual(response, origin));
  }

  private GatewayResponse preflight(MultiMap asked, String origin) {
    GatewayResponse response = headers.preflight(GatewayResponse.empty(204), origin);
    String wanted = asked.get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    return wanted == null
        ? response
        : response.withHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
  }
}
