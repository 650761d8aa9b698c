// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait.
 *
 * @param connect for a connection; absent: 2 s
 * @param attempt for the head of one attempt's response and between two pieces of its body; absent:
 *     5 s
 * @param total for the whole buffered call, waiting for its turn included; absent: 10 s
 * @param queue for the turn of a call that waits in the queue of the pool; absent: 10 s
 */
public record TimeoutConfig(Duration connect, Duration attempt, Duration total, Duration queue) {
  /** What absent time-outs mean. */
  public static final TimeoutConfig DEFAULT = new TimeoutConfig(null, null, null, null);

  /** Sets defaults and guards. */
  public TimeoutConfig(
      @Nullable Duration connect,
      @Nullable Duration attempt,
      @Nullable Duration total,
      @Nullable Duration queue) {
    this.connect = connect == null ? Duration.ofSeconds(2) : connect;
    this.attempt = attempt == null ? Duration.ofSeconds(5) : attempt;
    this.total = total == null ? Duration.ofSeconds(10) : total;
    this.queue = queue == null ? Duration.ofSeconds(10) : queue;
    require(this.connect.toMillis() > 0, "connect", this.connect, "1ms or more");
    require(this.attempt.toMillis() > 0, "attempt", this.attempt, "1ms or more");
    require(this.total.toMillis() > 0, "total", this.total, "1ms or more");
    require(this.queue.toMillis() > 0, "queue", this.queue, "1ms or more");
  }
}
