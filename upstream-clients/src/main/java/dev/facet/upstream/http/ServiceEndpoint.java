// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig.EndpointConfig;

/** One address of a service, with the connections to it. */
final class ServiceEndpoint {
  private final int weight;
  private final String basePath;
  private final String url;
  private final LoopPools pools;

  ServiceEndpoint(EndpointConfig config, LoopPools pools) {
    this.weight = config.weight();
    this.basePath = withoutSlashAtEnd(config.url().getRawPath());
    this.url = config.url().getScheme() + "://" + config.url().getRawAuthority() + basePath;
    this.pools = pools;
  }

  int weight() {
    return weight;
  }

  LoopPools pools() {
    return pools;
  }

  /** The base URL, for logs; it never has credentials. */
  String url() {
    return url;
  }

  /** A target with the base path before it; the bytes of both are kept. No path at all is /. */
  String join(String target) {
    if (!basePath.isEmpty()) {
      return basePath + target;
    }
    return target.startsWith("/") ? target : "/" + target;
  }

  private static String withoutSlashAtEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
