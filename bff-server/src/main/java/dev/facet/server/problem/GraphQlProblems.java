// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A GraphQL response without data, GraphQL over HTTP section 6.4. */
final class GraphQlProblems implements ProblemRenderer {
  @Override
  public GatewayResponse render(Problem problem, ProblemContext context) {
    JsonObject extensions =
        new JsonObject().put("code", problem.code()).put("correlationId", context.correlationId());
    problem.extensions().forEach(extensions::put);
    JsonObject error =
        new JsonObject().put("message", problem.detail()).put("extensions", extensions);
    ResponseType type = ResponseType.preferred(context.accept());
    GatewayResponse response =
        GatewayResponse.unstored(
            problem.status(),
            type.value(),
            new JsonObject().put("errors", new JsonArray().add(error)).toBuffer());
    problem.headers().forEach(response.headers()::set);
    return response;
  }
}
