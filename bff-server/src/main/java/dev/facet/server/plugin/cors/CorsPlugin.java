// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.cors.CorsPolicy.Verdict.Actual;
import dev.facet.server.plugin.cors.CorsPolicy.Verdict.NotCors;
import dev.facet.server.plugin.cors.CorsPolicy.Verdict.Preflight;
import dev.facet.server.plugin.cors.CorsPolicy.Verdict.Rejected;
import io.vertx.core.Future;

/**
 * Answers preflights itself and adds CORS headers to every other response. A request that the
 * listener rejects keeps its status: the headers only let the page read it.
 */
final class CorsPlugin implements Plugin {
  private static final String NOT_ALLOWED = "Pages of the request's Origin may not use this route.";

  private static final String UNSECURED =
      NOT_ALLOWED
          + " It is the host that was asked for, by https, while the gateway sees http: a proxy that"
          + " ends TLS must be in listeners.public.trustedProxies and send X-Forwarded-Proto.";

  private final CorsPolicy policy;
  private final CorsHeaders headers;

  /**
   * A plugin.
   *
   * @param local whether pages of the developer's own machine are let in beside the origins
   */
  CorsPlugin(CorsConfig config, boolean local) {
    policy = new CorsPolicy(config, local);
    headers = new CorsHeaders(config);
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    boolean rejected = exchange.rejection() != null;
    return switch (policy.judge(exchange.request())) {
      case NotCors() -> next.proceed(exchange).map(headers::none);
      case Preflight(String origin) when rejected ->
          next.proceed(exchange).map(response -> headers.actual(response, origin));
      case Preflight(String origin) ->
          Future.succeededFuture(headers.preflight(GatewayResponse.empty(204), origin));
      case Actual(String origin) ->
          next.proceed(exchange).map(response -> headers.actual(response, origin));
      case Rejected(_) when rejected -> next.proceed(exchange).map(headers::none);
      case Rejected(String origin) ->
          Problem.of(
                  ProblemCode.ORIGIN_NOT_ALLOWED,
                  OwnOrigin.looksUnsecured(origin, exchange.request()) ? UNSECURED : NOT_ALLOWED)
              .withHeader("vary", "Origin")
              .asFailure();
    };
  }
}
