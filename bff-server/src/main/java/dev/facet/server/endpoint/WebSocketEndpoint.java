// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Judges requests for a WebSocket before a service is asked for one, and counts those that are
 * open. Any other request is passed on as it is.
 */
public final class WebSocketEndpoint implements Endpoint {
  private static final String RETRY_AFTER = "5";
  private static final int SUCCESS = 2;

  private final Endpoint next;
  private final Rules rules;
  private final AtomicInteger open;

  /**
   * What a route wants of WebSockets.
   *
   * @param origins whether the page that a request comes from may open one
   * @param max open at a time
   * @param idle how long nothing may pass
   */
  public record Rules(Predicate<GatewayRequest> origins, int max, Duration idle) {}

  /**
   * An endpoint before another one.
   *
   * @param open counts those of the route that are open or about to be, over reloads
   */
  public WebSocketEndpoint(Endpoint next, Rules rules, AtomicInteger open) {
    this.next = next;
    this.rules = rules;
    this.open = open;
  }

  @Override
  public Future<GatewayResponse> answer(Exchange exchange) {
    if (!(exchange.request().body() instanceof RequestBody.Upgrade(_, boolean required))) {
      return next.answer(exchange);
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
    if (open.incrementAndGet() > rules.max()) {
      open.decrementAndGet();
      return Problem.of(
              ProblemCode.TOO_MANY_WEBSOCKETS,
              "The route has as many open WebSockets as its websocket.max allows.")
          .withHeader("retry-after", RETRY_AFTER)
          .asFailure();
    }
    return Future.succeededFuture(exchange)
        .compose(next::answer) // which fails where that throws
        .onFailure(_ -> open.decrementAndGet())
        .map(this::counted);
  }

  private GatewayResponse counted(GatewayResponse response) {
    if (response.body() instanceof GatewayResponse.Body.Upgraded upgraded) {
      return response.withBody(
          upgraded.within(rules.idle()).alsoTelling(_ -> open.decrementAndGet()));
    }
    open.decrementAndGet();
    return response;
  }
}
