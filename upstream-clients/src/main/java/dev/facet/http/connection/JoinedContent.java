// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pieces of bodies of HTTP/1.1 on their way on, small ones joined. */
public final class JoinedContent {
  private final Consumer<HttpContent> noted;
  private final UnaryOperator<Object> passed;
  private final JoinedPieces pieces = new JoinedPieces();

  /**
   * Keeps nothing yet.
   *
   * @param noted is told what goes on, piece by piece
   * @param passed what goes on of a piece that is not small
   */
  public JoinedContent(Consumer<HttpContent> noted, UnaryOperator<Object> passed) {
    this.noted = noted;
    this.passed = passed;
  }

  /**
   * Takes over a piece. It is kept if it is small, since more may follow at once; else it goes on
   * behind what was kept, which is in memory that nobody has to release.
   *
   * @param out what goes on is added here
   * @return whether it is small
   */
  public boolean join(HttpContent piece, List<Object> out) {
    if (piece instanceof LastHttpContent || piece.content().readableBytes() >= JoinedPieces.SMALL) {
      handOn(out);
      noted.accept(piece);
      out.add(passed.apply(piece));
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
  public @Nullable HttpContent take() {
    ByteBuf bytes = pieces.take();
    if (!bytes.isReadable()) {
      return null;
    }
    HttpContent kept = new DefaultHttpContent(bytes);
    noted.accept(kept);
    return kept;
  }

  /** Forgets what was kept: it belongs to a request that is none. */
  public void drop() {
    var _ = pieces.take();
  }
}
