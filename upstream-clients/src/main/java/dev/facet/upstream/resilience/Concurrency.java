// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.config.UpstreamConfig;
import java.time.Duration;

/**
 * How many calls of one service do what at a time.
 *
 * @param calls the most that are in flight, all event loops together; streams are not among them
 * @param queue the most that wait for their turn, all event loops together
 * @param longestWait the longest time that a call waits for its turn
 * @param streams the most that count as streams instead, all event loops together
 * @param adaptive whether fewer calls are in flight while responses take longer than they did
 */
public record Concurrency(
    int calls, int queue, Duration longestWait, int streams, boolean adaptive) {
  /** What the configuration of a service says. */
  public static Concurrency of(UpstreamConfig config) {
    int connections = config.pool().max();
    Integer bulkhead = config.bulkhead().max();
    int calls = bulkhead == null ? connections : Math.min(bulkhead, connections);
    return new Concurrency(
        calls,
        config.pool().queue(),
        config.timeout().queue(),
        config.pool().streams(),
        config.bulkhead().adaptive());
  }
}
