// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;

/** Turns away addresses that are not let in. */
final class IpFilterPlugin implements Plugin {
  private final IpFilterPolicy policy;

  IpFilterPlugin(IpFilterConfig config) {
    policy = new IpFilterPolicy(config);
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    return policy.letsIn(exchange.request().clientIp())
        ? next.proceed(exchange)
        : Problem.of(ProblemCode.FORBIDDEN, "This address is not let in.").asFailure();
  }
}
