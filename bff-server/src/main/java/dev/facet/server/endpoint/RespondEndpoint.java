// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.ResponseContent;
import dev.facet.server.action.RouteAction;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** Responds to every request with the same status, headers and body. */
public final class RespondEndpoint implements Endpoint {
  private final RouteAction.Respond response;
  private final Buffer body;

  /** An endpoint for one route. */
  public RespondEndpoint(RouteAction.Respond response) {
    this.response = response;
    this.body = Buffer.buffer(response.body());
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    GatewayResponse made =
        body.length() == 0
            ? GatewayResponse.empty(response.status())
            : GatewayResponse.of(response.status(), "text/plain; charset=utf-8", body);
    response.headers().forEach((name, value) -> made.headers().set(name, value));
    boolean headAlone =
        exchange.request().method().equals(HttpMethod.HEAD)
            && !ResponseContent.isForbidden(response.status());
    return Future.succeededFuture(headAlone ? headOf(made) : made);
  }

  /** The response to HEAD, which tells of the body that GET would get. */
  private GatewayResponse headOf(GatewayResponse whole) {
    return whole
        .withBody(new GatewayResponse.Body.Empty())
        .withHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
  }
}
