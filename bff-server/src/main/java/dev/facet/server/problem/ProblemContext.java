// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.http.FieldLists;
import dev.facet.http.MediaType;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What the response to a problem depends on beside the problem.
 *
 * @param correlationId of the request
 * @param accept the request's Accept header, all lines as one; null where it has none
 * @param grpc the media type of a call of gRPC or gRPC-Web, without parameters; empty for all other
 *     requests
 */
public record ProblemContext(String correlationId, @Nullable String accept, String grpc) {
  private static final String HTTP_2 = "2";

  /** That of a request of which nothing else is known. */
  public static ProblemContext of(String correlationId) {
    return new ProblemContext(correlationId, null, "");
  }

  /** That of a request in flight. */
  public static ProblemContext of(Exchange exchange) {
    GatewayRequest request = exchange.request();
    return new ProblemContext(
        exchange.correlationId(),
        FieldLists.value(request.headers(), HttpHeaders.ACCEPT),
        grpc(request));
  }

  /** Over HTTP/1.1 there is gRPC-Web alone. */
  private static String grpc(GatewayRequest request) {
    String value = request.headers().get(HttpHeaders.CONTENT_TYPE);
    String type = value == null ? "" : MediaType.essence(value);
    boolean isCall =
        request.protocol().equals(HTTP_2) ? MediaType.isGrpc(type) : MediaType.isGrpcWeb(type);
    return isCall ? type : "";
  }
}
