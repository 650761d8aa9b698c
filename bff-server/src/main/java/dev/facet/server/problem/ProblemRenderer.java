// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;

/**
 * Turns a problem into a response, in the form that a kind of route promises its clients; for calls
 * of gRPC it is theirs.
 */
@FunctionalInterface
public interface ProblemRenderer {
  /** For frontends: a response with one error, in the media type the client accepts. */
  ProblemRenderer GRAPHQL = new GrpcProblems(new GraphQlProblems());

  /**
   * For plain routes: problem+json (RFC 9457) with Proxy-Status (RFC 9209).
   *
   * @param gateway what the gateway calls itself, as in Via: a token
   */
  static ProblemRenderer rest(String gateway) {
    return new GrpcProblems(new RestProblems(gateway));
  }

  /**
   * The response to a request that met a problem.
   *
   * @param problem what the client is told
   * @param context of the request
   */
  GatewayResponse render(Problem problem, ProblemContext context);
}
