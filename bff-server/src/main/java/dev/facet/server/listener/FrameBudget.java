// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many frames of a kind a client may send within a while: those that cost work and ask for
 * nothing (RFC 9113, section 10.5). Of one connection.
 */
final class FrameBudget {
  private final int most;
  private final long span;
  private final String kind;
  private final LongSupplier nanoTime;
  private int count;
  private long since;

  /**
   * A budget of which nothing is spent.
   *
   * @param most within the span
   * @param kind what it is called in the log
   */
  FrameBudget(int most, Duration span, String kind, LongSupplier nanoTime) {
    this.most = most;
    this.span = span.toNanos();
    this.kind = kind;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /**
   * Spends one.
   *
   * @throws Http2Exception ends the connection, where there were too many
   */
  void spend() throws Http2Exception {
    if (++count <= most) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - since < span) {
      throw Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, "a flood of " + kind);
    }
    count = 1;
    since = now;
  }
}
