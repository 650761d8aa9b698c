// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.http.FieldLists;
import dev.facet.server.plugin.Exchange;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What the response to a problem depends on beside the problem.
 *
 * @param correlationId of the request
 * @param accept the request's Accept header, all lines as one; null where it has none
 */
public record ProblemContext(String correlationId, @Nullable String accept) {
  /** That of a request in flight. */
  public static ProblemContext of(Exchange exchange) {
    return new ProblemContext(
        exchange.correlationId(),
        FieldLists.value(exchange.request().headers(), HttpHeaders.ACCEPT));
  }
}
