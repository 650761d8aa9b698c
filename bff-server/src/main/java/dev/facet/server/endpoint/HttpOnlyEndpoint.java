// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;

/**
 * An endpoint that opens no WebSockets: who asks for one gets a response as to any other GET, and a
 * problem where the client would take that for the WebSocket.
 *
 * @param next responds
 */
public record HttpOnlyEndpoint(Endpoint next) implements Endpoint {
  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    if (exchange.request().body() instanceof RequestBody.Upgrade(_, boolean required)) {
      if (required) {
        return Problem.of(ProblemCode.NOT_IMPLEMENTED, "The route opens no WebSockets.")
            .asFailure();
      }
      exchange.request(exchange.request().withBody(RequestBody.NONE));
    }
    return next.respond(exchange);
  }
}
