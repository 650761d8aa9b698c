// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body. What comes in one piece is taken as it is; more pieces are copied once each into
 * an array of the announced length, or one that doubles where none is announced.
 */
final class BodyCollector {
  private static final byte[] NOTHING = {};
  private static final int SMALLEST = 4_096;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final int limit;
  private final long announced;
  private @Nullable Buffer only;
  private byte[] bytes = NOTHING;
  private int length;

  /**
   * Begins empty.
   *
   * @param limit the longest body, in bytes
   * @param announced the length to expect; negative where it is unknown
   */
  BodyCollector(long limit, long announced) {
    this.limit = (int) Math.min(limit, LARGEST);
    this.announced = announced;
  }

  /** Adds a piece; false where that would exceed the limit. */
  boolean add(Buffer piece) {
    if (piece.length() > limit - length) {
      return false;
    }
    if (length == 0) {
      only = piece;
    } else {
      append(piece);
    }
    length += piece.length();
    return true;
  }

  /** All of it; not to be called again. */
  byte[] bytes() {
    if (only != null) {
      return bytesOf(only);
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void append(Buffer piece) {
    int needed = length + piece.length();
    if (only != null) {
      bytes = new byte[capacity(needed)];
      only.getBytes(bytes, 0);
      only = null;
    } else if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, capacity(needed));
    }
    piece.getBytes(bytes, length);
  }

  private int capacity(int needed) {
    if (announced >= needed) {
      return (int) announced;
    }
    long doubled = Math.max(SMALLEST, 2L * Math.max(bytes.length, needed));
    return (int) Math.min(limit, doubled);
  }

  /** Vert.x has copied the piece off the network buffer into an array of just its length. */
  private static byte[] bytesOf(Buffer piece) {
    ByteBuf buffer = ((BufferInternal) piece).unwrap();
    boolean whole =
        buffer.hasArray()
            && buffer.arrayOffset() == 0
            && buffer.readerIndex() == 0
            && buffer.array().length == piece.length();
    return whole ? buffer.array() : piece.getBytes();
  }
}
