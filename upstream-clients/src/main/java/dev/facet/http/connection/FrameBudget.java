// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many frames of a kind the other end of a connection may send within a while: those that cost
 * work and ask for nothing (RFC 9113, section 10.5). What it sends because of what it gets is no
 * flood, so that each piece of a body that it is sent gives some back: clients and servers of gRPC
 * find out how fast a connection is by a PING for each.
 */
public final class FrameBudget {
  /** The most frames of a kind within {@link #SPAN}. */
  private static final int MAX_FRAMES = 1_000;

  private static final Duration SPAN = Duration.ofSeconds(10);

  /** How many a piece of a body gives back; Envoy's figure. */
  private static final int EARNED = 10;

  private final int most;
  private final long span;
  private final String kind;
  private final LongSupplier nanoTime;
  private int count;
  private long since;

  /**
   * A budget for frames that belong to no request, of which nothing is spent.
   *
   * @param nanoTime a steady clock, in nanoseconds
   */
  public static FrameBudget ofControl(LongSupplier nanoTime) {
    return of("SETTINGS, PING or other frames", nanoTime);
  }

  /**
   * The usual budget for frames of a kind, of which nothing is spent.
   *
   * @param kind what it is called in the log
   * @param nanoTime a steady clock, in nanoseconds
   */
  public static FrameBudget of(String kind, LongSupplier nanoTime) {
    return new FrameBudget(MAX_FRAMES, SPAN, kind, nanoTime);
  }

  /**
   * A budget of which nothing is spent.
   *
   * @param most within the span
   * @param kind what it is called in the log
   * @param nanoTime a steady clock, in nanoseconds
   */
  public FrameBudget(int most, Duration span, String kind, LongSupplier nanoTime) {
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
  public void spend() throws Http2Exception {
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

  /** A piece of a body is sent to the other end. */
  public void earn() {
    count = Math.max(0, count - EARNED);
  }
}
