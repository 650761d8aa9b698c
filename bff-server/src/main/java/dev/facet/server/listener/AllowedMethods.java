// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Which methods are taken: the rejection of one always says so (RFC 9110, section 15.5.6). */
final class AllowedMethods {
  private static final String NEVER = "CONNECT and TRACE are not supported.";

  /** Those of RFC 9110 and RFC 5789 that a route can take. */
  private static final String OF_GATEWAY = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

  private AllowedMethods() {}

  /** What is told to an OPTIONS of the gateway as a whole (RFC 9110, section 9.3.7). */
  static GatewayResponse ofGateway() {
    return GatewayResponse.empty(HttpResponseStatus.NO_CONTENT.code())
        .withHeader(HttpHeaders.ALLOW, OF_GATEWAY);
  }

  /** Whether a method is of use between a client and its proxy only, so that no route takes it. */
  static boolean areBeyond(HttpMethod method) {
    return method.equals(HttpMethod.CONNECT) || method.equals(HttpMethod.TRACE);
  }

  /**
   * The rejection of {@code CONNECT} and {@code TRACE} where a path takes every method.
   *
   * @param allowed those that what is at the path knows
   */
  static Problem neverAllowed(Collection<HttpMethod> allowed) {
    return rejection(NEVER, allowed);
  }

  /**
   * The rejection of {@code CONNECT} to a host and port, which are nothing that has methods here.
   */
  static Problem neverOfTunnels() {
    return rejection(NEVER, List.of());
  }

  /**
   * The rejection of a method that a path does not take.
   *
   * @param allowed those it takes
   */
  static Problem notAllowed(Collection<HttpMethod> allowed) {
    return rejection("The route does not take this method.", allowed);
  }

  private static Problem rejection(String detail, Collection<HttpMethod> allowed) {
    return Problem.of(ProblemCode.METHOD_NOT_ALLOWED, detail)
        .withHeader(
            "allow",
            allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
  }
}
