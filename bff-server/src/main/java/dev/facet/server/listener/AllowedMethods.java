// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The rejection of a method; it always says which ones are taken (RFC 9110, section 15.5.6). */
final class AllowedMethods {
  private static final String NEVER = "CONNECT and TRACE are not supported.";

  private AllowedMethods() {}

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
