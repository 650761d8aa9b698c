// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.endpoint.ServiceEndpoint;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** One address of a service, with the connections to it. */
final class HttpEndpoint extends ServiceEndpoint {
  private final String basePath;
  private final LoopPools pools;

  HttpEndpoint(EndpointConfig config, CircuitBreaker breaker, LoopPools pools) {
    super(url(config), config.weight(), breaker);
    this.basePath = basePath(config);
    this.pools = pools;
  }

  LoopPools pools() {
    return pools;
  }

  /** A target with the base path before it; the bytes of both are kept. No path at all is /. */
  String join(String target) {
    if (!basePath.isEmpty()) {
      return basePath + target;
    }
    return target.startsWith("/") ? target : "/" + target;
  }

  private static String url(EndpointConfig config) {
    return config.url().getScheme() + "://" + config.url().getRawAuthority() + basePath(config);
  }

  private static String basePath(EndpointConfig config) {
    String path = config.url().getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
