// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects a body, up to a limit, in the pieces it comes in. Pieces too small to be kept each on
 * its own are merged, so that who sends byte by byte costs no more memory than who does not.
 */
public final class ResponseBodyCollector {
  /** The smallest piece that is kept as it is. */
  private static final int LARGE = 2_048;

  private static final int BLOCK_SIZE = 4 * LARGE;

  private final long limit;
  private final List<byte[]> pieces = new ArrayList<>(4);
  private byte[] block = {};
  private int filled;
  private long length;

  /**
   * Begins empty.
   *
   * @param limit the longest body, in bytes; shorter than 2 GiB in any case
   */
  public ResponseBodyCollector(long limit) {
    this.limit = Math.min(limit, Integer.MAX_VALUE);
  }

  /** Adds a piece; false where that would exceed the limit. */
  public boolean add(Buffer piece) {
    length += piece.length();
    if (length > limit) {
      return false;
    }
    if (piece.length() == 0) {
      return true;
    }
    if (piece.length() >= LARGE || length == piece.length()) {
      closeBlock();
      pieces.add(bytesOf(piece));
    } else {
      block(piece);
    }
    return true;
  }

  /** All of it, in order; nothing may be added after. Not to be changed. */
  public List<byte[]> pieces() {
    closeBlock();
    return pieces;
  }

  private void block(Buffer piece) {
    if (filled + piece.length() > block.length) {
      closeBlock();
      block = new byte[BLOCK_SIZE];
    }
    piece.getBytes(block, filled);
    filled += piece.length();
  }

  private void closeBlock() {
    if (filled > 0) {
      pieces.add(filled == block.length ? block : Arrays.copyOf(block, filled));
      block = new byte[0];
      filled = 0;
    }
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
