// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A response that a cache lets pass. */
record MarkedStream(UpstreamStream source, CacheStatus cacheStatus) implements UpstreamStream {
  @Override
  public int status() {
    return source.status();
  }

  @Override
  public MultiMap headers() {
    return source.headers();
  }

  @Override
  public ReadStream<Buffer> body() {
    return source.body();
  }

  @Override
  public MultiMap trailers() {
    return source.trailers();
  }

  @Override
  public void abort() {
    source.abort();
  }
}
