// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamStream;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.streams.ReadStream;

/** A response that is all there, as a stream. */
final class KeptStream implements UpstreamStream {
  private final int status;
  private final MultiMap headers;
  private final PieceQueue body = new PieceQueue();
  private final CacheStatus cacheStatus;
  private final Delivery delivery;

  /**
   * Wraps a response.
   *
   * @param headers the reader's own
   * @param delivery of the call that was made for it, where there was one
   */
  KeptStream(
      int status,
      MultiMap headers,
      ResponseBody bytes,
      CacheStatus cacheStatus,
      Delivery delivery) {
    this.delivery = delivery;
    this.status = status;
    this.headers = headers;
    this.cacheStatus = cacheStatus;
    for (byte[] piece : bytes.pieces()) {
      body.add(BufferInternal.buffer(Unpooled.wrappedBuffer(piece)));
    }
    body.complete();
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public ReadStream<Buffer> body() {
    return body;
  }

  @Override
  public CacheStatus cacheStatus() {
    return cacheStatus;
  }

  @Override
  public Delivery delivery() {
    return delivery.cached(cacheStatus.use());
  }

  @Override
  public MultiMap trailers() {
    return MultiMap.caseInsensitiveMultiMap();
  }

  @Override
  public void abort() {
    body.abandon();
  }
}
