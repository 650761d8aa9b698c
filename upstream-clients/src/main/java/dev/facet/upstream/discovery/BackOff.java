// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Ever longer pauses, of 1 s to 30 s, each by chance between its half and its whole, so that
 * replicas do not come at the same time.
 */
final class BackOff {
  private static final long MIN_MILLIS = 1_000;
  private static final long MAX_MILLIS = 30_000;

  private long pause = MIN_MILLIS;

  /** Whether there was no pause since the latest success. */
  boolean first() {
    return pause == MIN_MILLIS;
  }

  /** The pause at hand, in milliseconds. */
  long millis() {
    return ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
  }

  /** The next pause is longer. */
  void more() {
    pause = Math.min(2 * pause, MAX_MILLIS);
  }

  /** The next pause is the shortest. */
  void reset() {
    pause = MIN_MILLIS;
  }
}
