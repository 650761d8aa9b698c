// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.upstream.read.PieceQueue;
import io.vertx.core.buffer.Buffer;

/**
 * A body that is all there, as pieces that are written as its client takes them: Netty copies what
 * it is to write out of the heap, and a slow client would have the copy wait.
 */
final class WholeBody {
  /** The most bytes that are written at once. */
  static final int PIECE = 64 * 1_024;

  private WholeBody() {}

  /** Whether a body is written in pieces. */
  static boolean isLarge(Buffer bytes) {
    return bytes.length() > PIECE;
  }

  /** A body in pieces. */
  static Body.Streamed pieces(Buffer bytes) {
    PieceQueue pieces = new PieceQueue();
    for (int start = 0; start < bytes.length(); start += PIECE) {
      pieces.add(bytes.slice(start, Math.min(bytes.length(), start + PIECE)));
    }
    pieces.complete();
    return new Body.Streamed(pieces, null, pieces::abandon);
  }
}
