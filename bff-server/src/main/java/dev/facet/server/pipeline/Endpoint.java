// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;

/** What responds to a request once every plugin has let it pass. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Responds without blocking.
   *
   * @return a failure with {@link dev.facet.server.plugin.ProblemException} or {@link
   *     dev.facet.upstream.UpstreamException} is rendered, any other is an internal error
   */
  Future<GatewayResponse> respond(Exchange exchange);
}
