// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;

/** A service of a test, which says what it does when it is called; nothing else matters of it. */
abstract class CallsOnly implements UpstreamClient {
  private final String service;

  CallsOnly(String service) {
    this.service = service;
  }

  @Override
  public final String service() {
    return service;
  }

  @Override
  public final Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> forwarded() {
    return List.of();
  }

  @Override
  public List<String> secrets() {
    return List.of();
  }

  @Override
  public final List<URI> bases() {
    return List.of();
  }

  @Override
  public final UpstreamClient uncached() {
    return this;
  }

  @Override
  public int maxTarget() {
    return 8_000;
  }

  @Override
  public final long changes() {
    return 0;
  }

  @Override
  public final void changed() {}
}
