// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.Future;

/**
 * Wraps what lies further in: looks at the request, proceeds or answers itself, looks at the
 * response. It cannot tell GraphQL from passthrough. One instance serves many requests on several
 * event loops; what belongs to one request goes into the {@link Exchange}.
 */
@FunctionalInterface
public interface Plugin {
  /**
   * Handles one request without blocking.
   *
   * @param exchange the request in flight
   * @param next what lies further in; call it once at most
   * @return the response, completed on the request's context; a future that fails with {@link
   *     ProblemException} is rendered as that problem before any outer plugin sees it, any other
   *     failure as an internal error
   */
  Future<GatewayResponse> handle(Exchange exchange, Next next);

  /**
   * Gives back what the plugin holds, such as connections of its own. Called once, after the last
   * request of the last snapshot that uses it; does nothing unless overridden.
   */
  default void close() {}
}
