// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.Delivery;
import dev.facet.upstream.SwitchedConnection;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * A 101 as the caller sees it.
 *
 * @param switched what the connection has become
 */
record SwitchedStream(HttpClientResponse response, SwitchedConnection switched, Delivery delivery)
    implements UpstreamStream {
  @Override
  public int status() {
    return response.statusCode();
  }

  @Override
  public MultiMap headers() {
    return response.headers();
  }

  @Override
  public ReadStream<Buffer> body() {
    throw new IllegalStateException("the body of a 101, which has none");
  }

  @Override
  public MultiMap trailers() {
    return MultiMap.caseInsensitiveMultiMap();
  }

  @Override
  public void abort() {
    switched.close();
  }
}
