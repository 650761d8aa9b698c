// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Streams of one connection of HTTP/2 that the gateway reset while their client was still sending.
 * What was on its way by then still arrives, which is nobody's fault (RFC 9113, section 5.1).
 */
final class ResetStreams {
  /** The most that are remembered; those before them are forgotten. */
  static final int MOST = 1_000;

  /** For how long: what a client has sent by then has arrived, however slow its network is. */
  static final Duration SPAN = Duration.ofSeconds(30);

  private static final int FEW = 8;

  private final LongSupplier nanoTime;

  /** Arrays, since so many of each connection stay where a client wants memory to run out. */
  private int[] ids = new int[FEW];

  private long[] resetAt = new long[FEW];
  private int size;
  private int eldest;

  /**
   * None yet.
   *
   * @param nanoTime a steady clock, in nanoseconds
   */
  ResetStreams(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A stream is reset whose client has not ended it. */
  void add(int id) {
    if (indexOf(id) < 0) {
      int place = place();
      ids[place] = id;
      resetAt[place] = nanoTime.getAsLong();
    }
  }

  private int place() {
    if (size == MOST) {
      int place = eldest;
      eldest = (eldest + 1) % MOST;
      return place;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, Math.min(2 * size, MOST));
      resetAt = Arrays.copyOf(resetAt, ids.length);
    }
    return size++;
  }

  private int indexOf(int id) {
    int place = size - 1;
    while (place >= 0 && ids[place] != id) {
      place--;
    }
    return place;
  }

  /** Whether a stream was reset so lately that what comes on it may have been on its way. */
  boolean contains(int id) {
    int place = indexOf(id);
    return place >= 0 && !isOver(resetAt[place]);
  }

  private boolean isOver(long since) {
    return nanoTime.getAsLong() - since > SPAN.toNanos();
  }
}
