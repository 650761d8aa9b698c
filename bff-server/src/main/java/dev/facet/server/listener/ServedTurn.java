// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.listener.HeldReads.Holder;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * How much of what one connection has sent is served before others on its event loop have their
 * turn. A client may send thousands of requests in what is read at once: only some are decoded, the
 * rest is kept, and nothing more is read where much is kept, until the loop has looked at all
 * connections. Confined to that loop.
 */
final class ServedTurn {
  /** The most requests of a connection in one turn. */
  static final int MAX_REQUESTS = 8;

  /** So many small pieces of a body cost about what a request does. */
  private static final int PIECES_OF_REQUEST = 64;

  /** The most bytes that are kept before no more are read. */
  private static final int MAX_KEPT = 16 * 1_024;

  private final Channel channel;
  private final HeldReads reads;
  private int requests;
  private int pieces;
  private boolean keeps;

  /**
   * The first turn of a connection.
   *
   * @param reads of the connection
   */
  ServedTurn(Channel channel, HeldReads reads) {
    this.channel = channel;
    this.reads = reads;
  }

  /** Requests were decoded. */
  void decoded(int count) {
    requests += count;
  }

  /** A small piece of a body was decoded. */
  void decodedPiece() {
    if (++pieces == PIECES_OF_REQUEST) {
      pieces = 0;
      requests++;
    }
  }

  /** How many more requests may be decoded in this turn. */
  int left() {
    return keeps ? 0 : Math.max(0, MAX_REQUESTS - requests);
  }

  /** Whether something is kept for a later turn. */
  boolean keeps() {
    return keeps;
  }

  /**
   * Something is kept, until {@link #next} is called.
   *
   * @param bytes how much there is in all
   */
  void keep(int bytes) {
    keeps = true;
    if (bytes > MAX_KEPT) {
      reads.hold(Holder.TURN);
    }
  }

  /** All that had arrived was read. */
  void readComplete() {
    if (!keeps) {
      requests = 0;
    }
  }

  /**
   * Begins the next turn when all connections of the loop have been looked at.
   *
   * @param decodeOn decodes what is kept
   */
  void next(Runnable decodeOn) {
    // what is due at once runs behind the next look for input; a task would run before it
    var _ = channel.eventLoop().schedule(() -> begin(decodeOn), 0, TimeUnit.NANOSECONDS);
  }

  private void begin(Runnable decodeOn) {
    keeps = false;
    requests = 0;
    reads.release(Holder.TURN); // before anything is decoded, which may be a reason to hold them
    decodeOn.run();
  }
}
