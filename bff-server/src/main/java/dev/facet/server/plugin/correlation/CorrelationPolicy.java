// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import dev.facet.server.plugin.GatewayRequest;

/** Decides which id a request has. */
final class CorrelationPolicy {
  private final CorrelationConfig config;

  CorrelationPolicy(CorrelationConfig config) {
    this.config = config;
  }

  String idOf(GatewayRequest request) {
    String offered = config.trust() ? request.headers().get(config.header()) : null;
    return offered != null && CorrelationIds.acceptable(offered) ? offered : CorrelationIds.next();
  }
}
