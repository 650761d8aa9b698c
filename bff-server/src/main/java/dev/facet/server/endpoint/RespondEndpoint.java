// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.action.RouteAction;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** Responds to every request with the same status, headers and body. */
public final class RespondEndpoint implements Endpoint {
  private static final CharSequence SNIFFING =
      HttpHeaders.createOptimized("x-content-type-options");

  private final RouteAction.Respond response;
  private final Buffer body;

  /** An endpoint for one route. */
  public RespondEndpoint(RouteAction.Respond response) {
    this.response = response;
    this.body = Buffer.buffer(response.body());
  }

  @Override
  public Future<GatewayResponse> answer(Exchange exchange) {
    MultiMap headers = HttpHeaders.headers();
    if (body.length() > 0) {
      headers.set(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
      headers.set(SNIFFING, "nosniff");
    }
    response.headers().forEach(headers::set);
    return Future.succeededFuture(
        new GatewayResponse(response.status(), headers, body(exchange.request(), headers)));
  }

  private GatewayResponse.Body body(GatewayRequest request, MultiMap headers) {
    if (body.length() > 0 && !request.method().equals(HttpMethod.HEAD)) {
      return new GatewayResponse.Body.Bytes(body);
    }
    if (body.length() > 0) {
      headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    }
    return new GatewayResponse.Body.Empty();
  }
}
