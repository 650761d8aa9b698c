// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.FoundEndpoint;
import dev.facet.upstream.endpoint.ServiceEndpoint;
import java.net.URI;

/** One address of a service, with the connections to it. */
final class HttpEndpoint extends ServiceEndpoint {
  private final String basePath;
  private final URI base;
  private final URI named;
  private final LoopPools pools;

  HttpEndpoint(FoundEndpoint found, EndpointBreaker breaker, LoopPools pools) {
    super(found.id(), found.weight(), breaker);
    this.basePath = found.basePath();
    this.base = URI.create(found.id());
    this.named = URI.create(found.named());
    this.pools = pools;
  }

  /** The base URL by its address. */
  URI base() {
    return base;
  }

  /** The base URL by the name that it goes by. */
  URI named() {
    return named;
  }

  /** The length of its base path. */
  int baseLength() {
    return basePath.length();
  }

  @Override
  protected void retire() {
    pools.drain();
  }

  LoopPools pools() {
    return pools;
  }

  /** A target with the base path before it. */
  String join(String target) {
    return FoundEndpoint.join(basePath, target);
  }
}
