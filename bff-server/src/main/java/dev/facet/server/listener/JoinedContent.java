// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.OwnedContent;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pieces of bodies of HTTP/1.1 on their way on, small ones joined. */
final class JoinedContent {
  private final Consumer<HttpContent> noted;
  private final JoinedPieces pieces = new JoinedPieces();

  /**
   * Keeps nothing yet.
   *
   * @param noted is told what goes on, piece by piece
   */
  JoinedContent(Consumer<HttpContent> noted) {
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
    if (piece instanceof LastHttpContent || piece.content().readableBytes() >= JoinedPieces.SMALL) {
      handOn(out);
      noted.accept(piece);
      out.add(OwnedContent.of(piece));
      return false;
    }
    boolean full = pieces.add(piece.content());
    piece.release();
    if (full) {
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

  /** What was kept, as one piece; it goes on. */
  @Nullable HttpContent take() {
    ByteBuf bytes = pieces.take();
    if (!bytes.isReadable()) {
      return null;
    }
    HttpContent kept = new DefaultHttpContent(bytes);
    noted.accept(kept);
    return kept;
  }

  /** Forgets what was kept: it belongs to a request that is none. */
  void drop() {
    var _ = pieces.take();
  }
}
