// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.compress;

import dev.facet.http.ContentCodings;
import dev.facet.server.coding.CompressConfig;
import dev.facet.server.coding.ResponseCompression;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;

/** Compresses what lies further in responds. What a service compressed itself passes as it is. */
final class CompressPlugin implements Plugin {
  private final ResponseCompression compression;

  CompressPlugin(CompressConfig config) {
    compression = new ResponseCompression(config, () -> {}); // counted for each route instead
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    GatewayRequest request = exchange.request();
    ResponseCompression.restoreTags(request);
    return next.proceed(exchange).compose(response -> compressed(request, response, exchange));
  }

  /** Is counted where the body is compressed here; a HEAD only says what would be done to it. */
  private Future<GatewayResponse> compressed(
      GatewayRequest request, GatewayResponse response, Exchange exchange) {
    boolean before = ContentCodings.isAny(response.headers());
    return compression
        .compress(request, response)
        .onSuccess(sent -> {
          boolean empty = sent.body() instanceof GatewayResponse.Body.Empty;
          if (!before && !empty && ContentCodings.isAny(sent.headers())) {
            exchange.compressed();
          }
        });
  }
}
