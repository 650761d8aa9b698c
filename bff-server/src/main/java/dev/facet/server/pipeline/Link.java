// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import io.vertx.core.Future;
import java.util.Objects;

/**
 * The door to one step. Made once per pipeline; what is particular to a request is in the exchange.
 *
 * @param depth of the step, 0 for the outermost
 * @param holder the step that holds this door
 * @param name of the step
 * @param stage what happens behind the door
 */
record Link(int depth, String holder, StepName name, Endpoint stage, Rendering rendering)
    implements Next {
  @Override
  public Future<GatewayResponse> proceed(Exchange exchange) {
    if (!exchange.advanceTo(depth)) {
      throw new IllegalStateException(
          holder + ": proceed called again (expected: once at most for a request)");
    }
    Future<GatewayResponse> response = attempt(exchange);
    return response.succeeded() && response.result() != null
        ? response
        : response
            .map(value -> Objects.requireNonNull(value, "response"))
            .otherwise(failure -> rendering.render(failure, exchange, name));
  }

  private Future<GatewayResponse> attempt(Exchange exchange) {
    try {
      return Objects.requireNonNull(stage.respond(exchange), "future");
    } catch (Throwable failure) { // an edge: whatever a plugin throws, the client gets a response
      return Future.failedFuture(failure);
    }
  }
}
