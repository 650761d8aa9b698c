// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.config.listener.ClientTimeouts;
import java.util.concurrent.TimeUnit;

/**
 * {@link ClientTimeouts} in the figures that are compared.
 *
 * @param header in nanoseconds
 * @param body in nanoseconds
 * @param bodyRate in bytes each second
 * @param idle in nanoseconds
 */
record ClientLimits(long header, long body, long bodyRate, long idle) {
  private static final long MAX_PERIOD_MILLIS = 1_000;
  private static final long MIN_PERIOD_MILLIS = 5;

  static ClientLimits of(ClientTimeouts timeouts) {
    return new ClientLimits(
        timeouts.header().toNanos(),
        timeouts.body().toNanos(),
        timeouts.bodyRate().bytes(),
        timeouts.idle().toNanos());
  }

  /** The time for a body of which so much has arrived, in nanoseconds. */
  long body(long bytes) {
    return body + TimeUnit.SECONDS.toNanos(bytes / bodyRate);
  }

  /** How often to look, in milliseconds: a wait ends at most two periods late. */
  long periodMillis() {
    long shortest = TimeUnit.NANOSECONDS.toMillis(Math.min(header, Math.min(body, idle)));
    return Math.clamp(shortest / 8, MIN_PERIOD_MILLIS, MAX_PERIOD_MILLIS);
  }
}
