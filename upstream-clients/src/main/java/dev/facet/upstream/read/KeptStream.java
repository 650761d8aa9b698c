// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.Preconditions;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.streams.ReadStream;

/** A response that is all there, as a stream. */
final class KeptStream implements UpstreamStream {
  private static final int NOT_MODIFIED = 304;

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

  /**
   * As much of a response of the service as a client wants.
   *
   * @param comparable whether the client may be told that it has it
   */
  static UpstreamStream wanted(UpstreamRequest request, UpstreamStream all, boolean comparable) {
    boolean has =
        comparable && Preconditions.isNotModified(request.headers(), all.status(), all.headers());
    if (!has && !request.method().equals(HttpMethod.HEAD)) {
      return all;
    }
    return new KeptStream(
        has ? NOT_MODIFIED : all.status(),
        has ? Preconditions.ofNotModified(all.headers()) : all.headers(),
        ResponseBody.EMPTY,
        all.cacheStatus(),
        all.delivery());
  }

  /** One of which nothing but the status matters. */
  static KeptStream empty(int status) {
    return new KeptStream(
        status,
        MultiMap.caseInsensitiveMultiMap(),
        ResponseBody.EMPTY,
        CacheStatus.NONE,
        Delivery.NONE);
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
    return delivery.cached(cacheStatus.use(), cacheStatus.tier());
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
