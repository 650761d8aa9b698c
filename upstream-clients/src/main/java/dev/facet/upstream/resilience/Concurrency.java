// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.config.UpstreamConfig;
import java.time.Duration;

/**
 * How many calls of one service do what at a time.
 *
 * @param calls the most that are in flight, all event loops together; streams are not among them
 * @param perLoop the most that one event loop has in flight
 * @param queue the most that wait for their turn, all event loops together
 * @param longestWait the longest time that a call waits for its turn
 * @param streams the most that count as streams instead, all event loops together
 */
public record Concurrency(int calls, int perLoop, int queue, Duration longestWait, int streams) {
  /**
   * What the configuration of a service says.
   *
   * @param loops how many event loops make calls, 1 or more
   */
  public static Concurrency of(UpstreamConfig config, int loops) {
    int connections = config.pool().max();
    Integer bulkhead = config.bulkhead().max();
    int calls = bulkhead == null ? connections : Math.min(bulkhead, connections);
    return new Concurrency(
        calls,
        Math.min(calls, Math.ceilDiv(connections, loops)),
        config.pool().queue(),
        config.timeout().queue(),
        config.pool().streams());
  }
}
