// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.Exchange;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * What the response to a problem depends on beside the problem.
 *
 * @param correlationId of the request
 * @param accept the lines of the request's Accept header; empty where it has none
 */
public record ProblemContext(String correlationId, List<String> accept) {
  /** That of a request in flight. */
  public static ProblemContext of(Exchange exchange) {
    return new ProblemContext(
        exchange.correlationId(), exchange.request().headers().getAll(HttpHeaders.ACCEPT));
  }
}
