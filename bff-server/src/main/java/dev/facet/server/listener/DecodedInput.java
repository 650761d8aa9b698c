// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import org.jspecify.annotations.Nullable;

/** How far that is decoded which a client of HTTP/1.1 sends. Confined to its event loop. */
final class DecodedInput {
  private final ServedTurn turn;
  private final HeldReads reads;
  private boolean older;
  private boolean over;
  private long heads;
  private long accepted;
  private boolean headBegun;
  private boolean bodyOpen;
  private long bodyBytes;
  private @Nullable Runnable onAccept;

  DecodedInput(ServedTurn turn, HeldReads reads) {
    this.turn = turn;
    this.reads = reads;
  }

  /** Whether more of it is read. */
  HeldReads reads() {
    return reads;
  }

  /** Bytes are about to be decoded; empty lines begin no head (RFC 9112, section 2.2). */
  void reading(boolean begun) {
    headBegun = headBegun || (begun && !bodyOpen);
  }

  /**
   * A head was decoded, of HTTP/1.0 or later; its request is accepted when those before it have
   * their responses.
   */
  void head(boolean ofHttp10) {
    heads++;
    older = ofHttp10;
    headBegun = false;
    bodyOpen = true;
    bodyBytes = 0;
  }

  /** A piece of a body was decoded. */
  void body(int bytes, boolean last) {
    bodyBytes += bytes;
    bodyOpen = !last;
  }

  /** The next request is accepted. */
  void accept() {
    accepted++;
    Runnable told = onAccept;
    if (told != null) {
      onAccept = null;
      told.run();
    }
  }

  /** Tells when the next request is accepted, once. */
  void tellAccepted(Runnable task) {
    onAccept = task;
  }

  /** How many requests are decoded and wait for those before them. */
  long waiting() {
    return heads - accepted;
  }

  /** Nothing more comes. */
  void end() {
    over = true;
  }

  /** Whether nothing more comes. */
  boolean isOver() {
    return over;
  }

  /** Whether a head has begun that is not complete. */
  boolean isHeadOpen() {
    return headBegun;
  }

  /** Whether a head has begun that is not complete, or is kept to be decoded later. */
  boolean isRequestOpen() {
    return headBegun || turn.keeps();
  }

  /** Whether the body of the request that was decoded last goes on. */
  boolean isBodyOpen() {
    return bodyOpen;
  }

  /** Whether the request that was accepted last is the one that was decoded last. */
  boolean isAccepted() {
    return accepted == heads;
  }

  /** Whether the request that was accepted last is of a client that knows interim responses. */
  boolean knowsInterims() {
    return !older || !isAccepted();
  }

  /** How many heads there were. */
  long heads() {
    return heads;
  }

  /** How many bytes there were of the body that was decoded last. */
  long bodyBytes() {
    return bodyBytes;
  }
}
