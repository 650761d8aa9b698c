// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A response of the service that comes by way of a cache.
 *
 * @param body as the caller reads it
 * @param leave gives the response up
 */
record MarkedStream(
    UpstreamStream source, ReadStream<Buffer> body, CacheStatus cacheStatus, Runnable leave)
    implements UpstreamStream {
  /** A response that the cache lets pass. */
  static MarkedStream of(UpstreamStream source, CacheStatus cacheStatus) {
    return new MarkedStream(source, source.body(), cacheStatus, source::abort);
  }

  @Override
  public int status() {
    return source.status();
  }

  @Override
  public String protocol() {
    return source.protocol();
  }

  @Override
  public MultiMap headers() {
    return source.headers();
  }

  @Override
  public Delivery delivery() {
    return source.delivery().cached(cacheStatus.use(), cacheStatus.tier());
  }

  @Override
  public MultiMap trailers() {
    return source.trailers();
  }

  @Override
  public void abort() {
    leave.run();
  }
}
