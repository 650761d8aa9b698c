// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.UpstreamState.Breaker;
import java.time.Duration;

/**
 * What has been learned of one endpoint, by every route and frontend that calls its service.
 *
 * @param url the base URL, without credentials
 * @param weight its share of the attempts, 1 or more
 * @param priority the lower, the earlier it is used; 0 or more
 * @param breaker whether its circuit breaker lets calls by
 * @param ejectedFor how long it is still left out, having failed where others did not; zero where
 *     it is not
 * @param healthy whether its active checks succeed; true where there are none
 * @param slowStart whether it works up to its share, having come or come back lately
 * @param draining whether it is gone, and ends the attempts that it has
 * @param inFlight attempts under way
 * @param latency how long the head of a response lately took, the longest counting most; zero where
 *     nothing is known, as of the only endpoint of a service
 * @param ejections how often it was ejected
 * @param cause why it gets no attempts, in words for operators; empty where it gets some
 */
public record EndpointState(
    String url,
    int weight,
    int priority,
    Breaker breaker,
    Duration ejectedFor,
    boolean healthy,
    boolean slowStart,
    boolean draining,
    int inFlight,
    Duration latency,
    long ejections,
    String cause) {
  /** Whether it is left out for a while, having failed where others did not. */
  public boolean ejected() {
    return !ejectedFor.isZero();
  }
}
