// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A GraphQL response without data, GraphQL over HTTP section 6.4. */
final class GraphQlProblems implements ProblemRenderer {
  private static final String OWN_TYPE = "application/graphql-response+json";
  private static final String PLAIN_TYPE = "application/json";

  @Override
  public GatewayResponse render(Problem problem, Exchange exchange) {
    JsonObject extensions =
        new JsonObject().put("code", problem.code()).put("correlationId", exchange.correlationId());
    problem.extensions().forEach(extensions::put);
    JsonObject error =
        new JsonObject().put("message", problem.detail()).put("extensions", extensions);
    String type =
        accepts(exchange.request().headers().get(HttpHeaders.ACCEPT)) ? OWN_TYPE : PLAIN_TYPE;
    GatewayResponse answer =
        GatewayResponse.of(
            problem.status(),
            type,
            new JsonObject().put("errors", new JsonArray().add(error)).toBuffer());
    problem.headers().forEach(answer::withHeader);
    return answer;
  }

  // Only a client that names the newer type is sure to read it; "*/*" is what older ones send.
  private static boolean accepts(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.split(";", -1);
      if (parts[0].strip().equals(OWN_TYPE) && !refused(parts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean refused(String[] parts) {
    for (String part : parts) {
      if (part.strip().matches("q=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
