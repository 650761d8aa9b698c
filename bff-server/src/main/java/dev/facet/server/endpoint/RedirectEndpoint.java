// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.action.RedirectTarget;
import dev.facet.server.action.RouteAction;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/**
 * Sends clients to another URL. The method is kept whatever the status: clients may make a GET of a
 * POST that gets 301 or 302 (RFC 9110, sections 15.4.2 and 15.4.3), so other methods than GET and
 * HEAD get 308 and 307 in their place. 303 asks for a GET, and is sent to all.
 */
public final class RedirectEndpoint implements Endpoint {
  private static final int MOVED_PERMANENTLY = 301;
  private static final int FOUND = 302;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int PERMANENT_REDIRECT = 308;

  private final RouteAction.Redirect redirect;

  /** An endpoint for one route. */
  public RedirectEndpoint(RouteAction.Redirect redirect) {
    this.redirect = redirect;
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    GatewayRequest request = exchange.request();
    RedirectTarget.Asked asked =
        new RedirectTarget.Asked(request.scheme(), request.authority(), request.path());
    return Future.succeededFuture(
        GatewayResponse.empty(status(request.method()))
            .withHeader(HttpHeaders.LOCATION, redirect.target().location(asked, request.query())));
  }

  private int status(HttpMethod method) {
    boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return reads
        ? redirect.status()
        : switch (redirect.status()) {
          case MOVED_PERMANENTLY -> PERMANENT_REDIRECT;
          case FOUND -> TEMPORARY_REDIRECT;
          default -> redirect.status();
        };
  }
}
