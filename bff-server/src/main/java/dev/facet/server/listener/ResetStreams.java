// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private final LongSupplier nanoTime;
  private final Map<Integer, Long> resetAt =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
          return size() > MOST;
        }
      };

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
    resetAt.putIfAbsent(id, nanoTime.getAsLong());
  }

  /** Whether a stream was reset so lately that what comes on it may have been on its way. */
  boolean contains(int id) {
    Long since = resetAt.get(id);
    return since != null && !isOver(since);
  }

  private boolean isOver(long since) {
    return nanoTime.getAsLong() - since > SPAN.toNanos();
  }
}
