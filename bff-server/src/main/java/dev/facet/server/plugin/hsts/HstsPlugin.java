// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.hsts;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Sets the header on every response, errors too, in place of what a service says of it. */
final class HstsPlugin implements Plugin {
  private static final CharSequence HEADER =
      HttpHeaders.createOptimized("strict-transport-security");

  private final HstsPolicy policy;

  HstsPlugin(HstsConfig config) {
    policy = new HstsPolicy(config);
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    boolean tells = policy.tells(exchange.request());
    return next.proceed(exchange)
        .map(response -> {
          if (tells) {
            response.headers().set(HEADER, policy.value());
          } else {
            response.headers().remove(HEADER);
          }
          return response;
        });
  }
}
