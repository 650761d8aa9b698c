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
 * its own are packed together, so that who sends byte by byte costs no more memory than who does
 * not.
 */
public final class BodyCollector {
  /** The smallest piece that is kept as it is. */
  private static final int LARGE = 2_048;

  private static final int PACK = 4 * LARGE;

  private final long limit;
  private final List<byte[]> pieces = new ArrayList<>(4);
  private byte[] pack = {};
  private int packed;
  private long length;

  /**
   * Begins empty.
   *
   * @param limit the longest body, in bytes; shorter than 2 GiB in any case
   */
  public BodyCollector(long limit) {
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
      closePack();
      pieces.add(bytesOf(piece));
    } else {
      pack(piece);
    }
    return true;
  }

  /** All of it, in order; nothing may be added after. Not to be changed. */
  public List<byte[]> pieces() {
    closePack();
    return pieces;
  }

  private void pack(Buffer piece) {
    if (packed + piece.length() > pack.length) {
      closePack();
      pack = new byte[PACK];
    }
    piece.getBytes(pack, packed);
    packed += piece.length();
  }

  private void closePack() {
    if (packed > 0) {
      pieces.add(packed == pack.length ? pack : Arrays.copyOf(pack, packed));
      pack = new byte[0];
      packed = 0;
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
