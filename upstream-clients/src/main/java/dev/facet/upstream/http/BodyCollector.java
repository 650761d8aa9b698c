// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Arrays;

/**
 * Collects a body of bounded length. Where the length is announced, each byte is copied once, into
 * an array of just that length.
 */
final class BodyCollector {
  private static final int FIRST_GUESS = 4 << 10;
  private static final byte[] NOTHING = {};

  private final long limit;
  private byte[] bytes;
  private int size;

  /**
   * A collector.
   *
   * @param announced the length in bytes, not above the limit; negative where it is unknown
   * @param limit the most bytes taken
   */
  BodyCollector(long announced, long limit) {
    this.limit = Math.min(limit, Integer.MAX_VALUE - 8);
    this.bytes = announced > 0 ? new byte[(int) announced] : NOTHING;
  }

  /** The length an answer announces, in bytes; -1 where it announces none. */
  static long announcedBy(HttpClientResponse answer, HttpMethod method) {
    if (method.equals(HttpMethod.HEAD)
        || answer.statusCode() == 204
        || answer.statusCode() == 304) {
      return 0;
    }
    String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
    // The decoder refuses an answer whose length is no number.
    return length == null ? -1 : Long.parseLong(length);
  }

  /**
   * Takes a piece.
   *
   * @return false where the limit is passed
   */
  boolean add(Buffer piece) {
    ByteBuf source = ((BufferInternal) piece).getByteBuf();
    int length = source.readableBytes();
    if (length > limit - size) {
      return false;
    }
    if (length > bytes.length - size) {
      grow(size + length);
    }
    source.getBytes(source.readerIndex(), bytes, size, length);
    size += length;
    return true;
  }

  /** All that was taken; to be called once, at the end. */
  byte[] bytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void grow(int needed) {
    long doubled = Math.min(Math.max(2L * bytes.length, FIRST_GUESS), limit);
    bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, needed));
  }
}
