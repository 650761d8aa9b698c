// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Joins small pieces of a body that were read together, since each that goes on by itself costs as
 * much as a large one. How a body was cut means nothing (RFC 9112, section 7.1; RFC 9113, section
 * 8.1).
 */
public final class JoinedPieces {
  /** Larger pieces go on as they are, in bytes. */
  public static final int SMALL = 1_024;

  private static final int MAX_BYTES = 16 * SMALL;

  private @Nullable ByteBuf joined;

  /** Nothing is kept yet. */
  public JoinedPieces() {}

  /**
   * Keeps a copy of a small piece.
   *
   * @return whether what is kept is to go on now
   */
  public boolean add(ByteBuf piece) {
    ByteBuf kept = joined == null ? Unpooled.buffer(piece.readableBytes()) : joined;
    kept.writeBytes(piece);
    joined = kept;
    return kept.readableBytes() >= MAX_BYTES;
  }

  /** What was kept, as one piece in memory that nobody has to release; empty for nothing. */
  public ByteBuf take() {
    ByteBuf kept = joined == null ? Unpooled.EMPTY_BUFFER : joined;
    joined = null;
    return kept;
  }
}
