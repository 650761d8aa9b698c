// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Joins small pieces of a body that were read together, since each that goes on by itself costs as
 * much as a large one. How a body was cut into chunks means nothing (RFC 9112, section 7.1).
 */
final class JoinedPieces {
  /** Larger pieces go on as they are. */
  private static final int SMALL = 1_024;

  private static final int MAX_BYTES = 16 * SMALL;

  private @Nullable ByteBuf joined;

  /** Keeps a piece that more may follow at once; it is released. Whether it was small enough. */
  boolean add(HttpContent piece) {
    ByteBuf bytes = piece.content();
    if (piece instanceof LastHttpContent || bytes.readableBytes() >= SMALL) {
      return false;
    }
    if (joined == null) {
      joined = Unpooled.buffer(bytes.readableBytes());
    }
    joined.writeBytes(bytes);
    piece.release();
    return true;
  }

  /** Whether what is kept has to go on, whatever follows. */
  boolean isFull() {
    return joined != null && joined.readableBytes() >= MAX_BYTES;
  }

  /** What was kept, as one piece. */
  @Nullable HttpContent take() {
    ByteBuf bytes = joined;
    joined = null;
    return bytes == null ? null : new DefaultHttpContent(bytes);
  }
}
