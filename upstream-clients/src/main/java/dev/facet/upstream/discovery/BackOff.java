// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Ever longer pauses, of 1 s to 30 s, each by chance between its half and its whole, so that
 * replicas do not come at the same time.
 */
final class BackOff {
  private static final long SHORTEST = 1_000;
  private static final long LONGEST = 30_000;

  private long pause = SHORTEST;

  /** Whether there was no pause since the latest success. */
  boolean first() {
    return pause == SHORTEST;
  }

  /** The pause at hand, in milliseconds. */
  long millis() {
    return ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
  }

  /** The next pause is longer. */
  void more() {
    pause = Math.min(2 * pause, LONGEST);
  }

  /** The next pause is the shortest. */
  void reset() {
    pause = SHORTEST;
  }
}
