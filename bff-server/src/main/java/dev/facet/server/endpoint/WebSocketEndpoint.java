// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.WebSocketHandshake;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges requests for a WebSocket before a service is asked for one, and counts those that are
 * open. Any other request is passed on as it is.
 */
public final class WebSocketEndpoint implements Endpoint {
  private static final String RETRY_AFTER = "5";
  private static final int SUCCESS = 2;

  private final Endpoint next;
  private final Rules rules;

  /**
   * What a route wants of WebSockets.
   *
   * @param origins whether the page that a request comes from may open one
   * @param places of the route
   * @param idle how long nothing may pass
   */
  public record Rules(Predicate<GatewayRequest> origins, WebSocketPlaces places, Duration idle) {}

  /** An endpoint before another one. */
  public WebSocketEndpoint(Endpoint next, Rules rules) {
    this.next = next;
    this.rules = rules;
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    if (!(exchange.request().body() instanceof RequestBody.Upgrade(_, boolean required))) {
      return next.respond(exchange);
    }
    String mistake = required ? null : WebSocketHandshake.mistake(exchange.request().headers());
    if (mistake != null) {
      return Problem.of(ProblemCode.BAD_REQUEST, mistake).asFailure();
    }
    return ask(exchange).map(response -> required ? agreement(response) : response);
  }

  private static GatewayResponse agreement(GatewayResponse response) {
    if (response.status() / 100 == SUCCESS
        && !(response.body() instanceof GatewayResponse.Body.Upgraded)) {
      response.abandon();
      throw new ProblemException(
          Problem.of(
              ProblemCode.UPSTREAM_BAD_RESPONSE,
              "The service did not agree to a WebSocket: its status was "
                  + response.status()
                  + " (expected: 101)."));
    }
    return response;
  }

  private Future<GatewayResponse> ask(Exchange exchange) {
    if (!rules.origins().test(exchange.request())) {
      return Problem.of(
              ProblemCode.ORIGIN_NOT_ALLOWED,
              "Pages of the request's Origin may not open WebSockets of this route.")
          .asFailure();
    }
    WebSocketPlaces ofListener = exchange.get(WebSocketPlaces.OF_LISTENER);
    if (ofListener != null && !ofListener.take()) {
      return tooMany("The listener has as many open WebSockets as its limits.webSockets allows.");
    }
    if (!rules.places().take()) {
      giveBack(ofListener);
      return tooMany("The route has as many open WebSockets as its websocket.max allows.");
    }
    return Future.succeededFuture(exchange)
        .compose(next::respond) // which fails where that throws
        .onFailure(_ -> over(ofListener))
        .map(response -> counted(response, ofListener));
  }

  private static Future<GatewayResponse> tooMany(String detail) {
    return Problem.of(ProblemCode.TOO_MANY_WEBSOCKETS, detail)
        .withHeader("retry-after", RETRY_AFTER)
        .asFailure();
  }

  private GatewayResponse counted(GatewayResponse response, @Nullable WebSocketPlaces ofListener) {
    if (response.body() instanceof GatewayResponse.Body.Upgraded upgraded) {
      return response.withBody(upgraded.within(rules.idle()).alsoTelling(_ -> over(ofListener)));
    }
    over(ofListener);
    return response;
  }

  private void over(@Nullable WebSocketPlaces ofListener) {
    rules.places().giveBack();
    giveBack(ofListener);
  }

  private static void giveBack(@Nullable WebSocketPlaces places) {
    if (places != null) {
      places.giveBack();
    }
  }
}
