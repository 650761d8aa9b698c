// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.resilience.Timers;
import java.time.Duration;

/**
 * How long a response is waited for. It is over a turn of the event loop after the last timer, when
 * what has come by then is read: the loop may have stood still. Confined to it.
 */
final class RedisPatience {
  private Timers.Timer timer;

  /**
   * Begins to wait.
   *
   * @param over run where the wait is not ended before
   */
  RedisPatience(Timers timers, Duration timeout, Runnable over) {
    timer = timers.set(Math.max(1, timeout.toMillis() - 1), () -> timer = timers.set(1, over));
  }

  /** Ends it. */
  void end() {
    timer.cancel();
  }
}
