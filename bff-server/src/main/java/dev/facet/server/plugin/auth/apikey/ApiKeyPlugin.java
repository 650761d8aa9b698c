// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/** Lets callers with a known key pass. A key in the URL is never looked at. */
final class ApiKeyPlugin implements Plugin {
  private final ApiKeyPolicy policy;
  private final String header;
  private final boolean forward;

  ApiKeyPlugin(ApiKeyConfig config, String name) {
    policy = new ApiKeyPolicy(config, name);
    header = config.header();
    forward = config.forward();
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    MultiMap headers = exchange.request().headers();
    List<String> keys = headers.getAll(header);
    Optional<Principal> principal =
        keys.size() == 1 ? policy.principalWith(keys.getFirst()) : Optional.empty();
    if (principal.isEmpty()) {
      return Problem.of(
              ProblemCode.UNAUTHENTICATED,
              keys.isEmpty() ? "This route needs an API key." : "The API key is invalid.")
          .withHeader("www-authenticate", "ApiKey")
          .asFailure();
    }
    if (!forward) {
      headers.remove(header);
    }
    exchange.principal(principal.get());
    return next.proceed(exchange);
  }
}
