// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Pauses before a session is opened again, in milliseconds: ever longer, each by chance between its
 * half and its whole, so that replicas do not come at the same time. They begin anew after a
 * session that lasted. Confined to one thread.
 */
final class RedisPauses {
  private static final long MIN_MILLIS = 500;
  private static final long MAX_MILLIS = 30_000;
  private static final long LASTED_NANOS = 30_000_000_000L;

  private final LongSupplier nanoTime;
  private long pause = MIN_MILLIS;
  private long began;
  private boolean open;

  RedisPauses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A session began. */
  void began() {
    began = nanoTime.getAsLong();
    open = true;
  }

  /** How long to wait for the next one. */
  long next() {
    if (open && nanoTime.getAsLong() - began >= LASTED_NANOS) {
      pause = MIN_MILLIS;
    }
    open = false;
    long now = ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
    pause = Math.min(2 * pause, MAX_MILLIS);
    return now;
  }
}
