// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.http.EntityTags;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Changes JSON bodies on the way in and on the way out. A request's body is read whole before a
 * service gets any of it. So that a response's can be read, services are asked for it as a whole
 * and not compressed; and since its tag becomes a weak one, those of If-Match get their strength
 * back.
 */
final class JsonPlugin implements Plugin {
  private final @Nullable JsonRequests requests;
  private final @Nullable JsonResponses responses;

  JsonPlugin(JsonConfig config, JsonNotices notices) {
    long max = config.max().bytes();
    JsonEditsConfig request = config.request();
    JsonEditsConfig response = config.response();
    requests =
        request == null
            ? null
            : new JsonRequests(
                new JsonEdits(JsonReading.ofRequests(max), request, "request.set."),
                max,
                config.onlyJson());
    responses =
        response == null
            ? null
            : new JsonResponses(
                new JsonEdits(JsonReading.ofResponses(max), response, "response.set."), notices);
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    JsonResponses changed = responses;
    if (changed == null) {
      return edited(exchange).compose(_ -> next.proceed(exchange));
    }
    JsonEdits.Made made = changed.edits().made(exchange);
    GatewayRequest asked = exchange.request();
    exchange.request(asked.withHeaders(plainlyAsked(asked.headers())));
    return edited(exchange)
        .compose(_ -> next.proceed(exchange))
        .onComplete(_ -> exchange.request(asked))
        .compose(response -> changed.edited(exchange, response, made));
  }

  private Future<Void> edited(Exchange exchange) {
    GatewayRequest request = exchange.request();
    if (requests == null || !requests.concern(request)) {
      return Future.succeededFuture();
    }
    return requests
        .edited(exchange)
        .map(bytes -> {
          JsonBody.changed(request.headers());
          exchange.request(exchange.request().withBody(new RequestBody.Bytes(bytes)));
          return null;
        });
  }

  private static MultiMap plainlyAsked(MultiMap headers) {
    MultiMap plain = HttpHeaders.headers().addAll(headers);
    plain.remove("range");
    plain.remove("if-range");
    EntityTags.restore(plain);
    return plain.set(HttpHeaders.ACCEPT_ENCODING, "identity");
  }
}
