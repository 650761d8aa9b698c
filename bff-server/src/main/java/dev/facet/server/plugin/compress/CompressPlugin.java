// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.compress;

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
    return next.proceed(exchange)
        .compose(response ->
            compression
                .compress(request, response)
                .onSuccess(sent -> count(response, sent, exchange)));
  }

  /** The head of a response to HEAD says only what would be done to its body. */
  private static void count(GatewayResponse response, GatewayResponse sent, Exchange exchange) {
    if (sent != response && !(sent.body() instanceof GatewayResponse.Body.Empty)) {
      exchange.compressed();
    }
  }
}
