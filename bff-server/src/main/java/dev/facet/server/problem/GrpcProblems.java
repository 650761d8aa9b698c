// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.upstream.FailureNotice;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * For calls of gRPC: a response of trailers alone (gRPC over HTTP/2, Responses), since their
 * clients guess from a status of HTTP, and wrongly. What the headers of the other form say stays.
 *
 * @param others renders for all other requests
 */
record GrpcProblems(ProblemRenderer others) implements ProblemRenderer {
  private static final CharSequence STATUS = HttpHeaders.createOptimized("grpc-status");
  private static final CharSequence MESSAGE = HttpHeaders.createOptimized("grpc-message");
  private static final CharSequence CODE = HttpHeaders.createOptimized("x-facet-code");
  private static final CharSequence CORRELATION_ID =
      HttpHeaders.createOptimized("x-facet-correlation-id");
  private static final CharSequence ACTED = HttpHeaders.createOptimized("x-facet-may-have-acted");

  @Override
  public GatewayResponse render(Problem problem, ProblemContext context) {
    GatewayResponse rendered = others.render(problem, context);
    if (context.grpc().isEmpty()) {
      return rendered;
    }
    boolean acted = Boolean.TRUE.equals(problem.extensions().get(FailureNotice.MAY_HAVE_ACTED));
    GatewayResponse response = rendered.withBody(new GatewayResponse.Body.GrpcFailure());
    MultiMap headers = response.headers();
    headers.set(HttpHeaders.CONTENT_TYPE, context.grpc());
    headers.set(STATUS, Integer.toString(GrpcStatus.of(problem.status(), acted).number()));
    headers.set(MESSAGE, encoded(problem.detail()));
    headers.set(CODE, problem.code());
    headers.set(CORRELATION_ID, context.correlationId());
    if (acted) {
      headers.set(ACTED, "true");
    }
    return response;
  }

  /** UTF-8, of which all but visible ASCII and the blank is percent-encoded. */
  private static String encoded(String message) {
    StringBuilder encoded = new StringBuilder(message.length() + 16);
    for (byte each : message.getBytes(StandardCharsets.UTF_8)) {
      if (each >= ' ' && each <= '~' && each != '%') {
        encoded.append((char) each);
      } else {
        HexFormat.of().withUpperCase().toHexDigits(encoded.append('%'), each);
      }
    }
    return encoded.toString();
  }
}
