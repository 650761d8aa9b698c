// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.Future;

/** What lies further in than a plugin. */
@FunctionalInterface
public interface Next {
  /**
   * Passes the request on. Called at most once.
   *
   * @return always completes with a response: a failure further in is rendered where it arose
   */
  Future<GatewayResponse> proceed(Exchange exchange);
}
