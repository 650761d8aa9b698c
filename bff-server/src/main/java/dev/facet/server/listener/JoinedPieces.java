// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.OwnedContent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins small pieces of a body that were read together, since each that goes on by itself costs as
 * much as a large one. How a body was cut into chunks means nothing (RFC 9112, section 7.1).
 */
final class JoinedPieces {
  /** Larger pieces go on as they are. */
  private static final int SMALL = 1_024;

  private static final int MAX_BYTES = 16 * SMALL;

  private final Consumer<HttpContent> noted;
  private @Nullable ByteBuf joined;

  /**
   * Keeps nothing yet.
   *
   * @param noted is told what goes on, piece by piece
   */
  JoinedPieces(Consumer<HttpContent> noted) {
    this.noted = noted;
  }

  /**
   * Takes over a piece. It is kept if it is small, since more may follow at once; else it goes on
   * behind what was kept, in memory that nobody has to release.
   *
   * @param out what goes on is added here
   * @return whether it is small
   */
  boolean join(HttpContent piece, List<Object> out) {
    if (piece instanceof LastHttpContent || piece.content().readableBytes() >= SMALL) {
      handOn(out);
      noted.accept(piece);
      out.add(OwnedContent.of(piece));
      return false;
    }
    if (keep(piece).readableBytes() >= MAX_BYTES) {
      handOn(out);
    }
    return true;
  }

  private void handOn(List<Object> out) {
    HttpContent kept = take();
    if (kept != null) {
      out.add(kept);
    }
  }

  private ByteBuf keep(HttpContent piece) {
    ByteBuf bytes = piece.content();
    ByteBuf kept = joined == null ? Unpooled.buffer(bytes.readableBytes()) : joined;
    kept.writeBytes(bytes);
    piece.release();
    joined = kept;
    return kept;
  }

  /** What was kept, as one piece; it goes on. */
  @Nullable HttpContent take() {
    if (joined == null) {
      return null;
    }
    HttpContent kept = new DefaultHttpContent(joined);
    joined = null;
    noted.accept(kept);
    return kept;
  }

  /** Forgets what was kept: it belongs to a request that is none. */
  void drop() {
    joined = null;
  }
}
