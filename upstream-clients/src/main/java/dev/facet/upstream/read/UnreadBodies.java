// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.resilience.Timers;
import java.time.Duration;

/**
 * The time of bodies that are read for the cache alone. A client bounds the body it waits for by
 * leaving; where all have what they asked for, such as the head, nobody would ever end a call whose
 * service sends a byte now and then.
 *
 * @param most how long one is read on after its last reader
 */
record UnreadBodies(Timers timers, Duration most, HiddenFailures failures) {
  /** Runs something once the time is over. */
  Timers.Timer limit(Runnable over) {
    return timers.set(Math.max(1, most.toMillis()), over);
  }

  /** Says that one is not kept, since it took longer. */
  void gaveUp(UpstreamStream source) {
    failures.notKept(source.delivery(), most);
  }
}
