// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.ide.GraphiQlPages;
import dev.facet.server.ide.IdePage;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Serves GraphiQL's pages, for developers only. */
public final class GraphiQlEndpoint implements Endpoint {
  private final GraphiQlPages pages;

  /** An endpoint for all pages. */
  public GraphiQlEndpoint(GraphiQlPages pages) {
    this.pages = pages;
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    return pages
        .page(exchange.request().path())
        .map(found ->
            found
                .map(GraphiQlEndpoint::response)
                .orElseThrow(() ->
                    new ProblemException(
                        Problem.of(ProblemCode.NOT_FOUND, "GraphiQL has no such page."))));
  }

  private static GatewayResponse response(IdePage page) {
    GatewayResponse response =
        new GatewayResponse(
            page.status(), HttpHeaders.headers(), new GatewayResponse.Body.Bytes(page.body()));
    page.headers().forEach(response.headers()::set);
    return response;
  }
}
