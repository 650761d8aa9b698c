// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Puts the request's id into the exchange, the request's headers and the response's. */
final class CorrelationPlugin implements Plugin {
  private final CorrelationPolicy policy;
  private final CharSequence header;

  CorrelationPlugin(CorrelationConfig config) {
    policy = new CorrelationPolicy(config);
    header = HttpHeaders.createOptimized(config.header());
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    String id = policy.idOf(exchange.request());
    exchange.correlationId(id);
    exchange.request().headers().set(header, id);
    return next.proceed(exchange)
        .map(response -> {
          response.headers().set(header, id);
          return response;
        });
  }
}
