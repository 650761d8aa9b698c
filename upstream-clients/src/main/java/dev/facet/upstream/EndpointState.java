// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.UpstreamState.Breaker;
import java.time.Duration;

/**
 * What has been learned of one endpoint, by every route and frontend that calls its service.
 *
 * @param url the base URL, without credentials
 * @param breaker whether its circuit breaker lets calls by
 * @param ejected whether it is left out for a while, having failed where others did not
 * @param healthy whether its active checks succeed; true where there are none
 * @param inFlight attempts under way
 * @param latency how long the head of a response lately took, the longest counting most; zero where
 *     nothing is known, as of the only endpoint of a service
 * @param ejections how often it was ejected
 */
public record EndpointState(
    String url,
    Breaker breaker,
    boolean ejected,
    boolean healthy,
    int inFlight,
    Duration latency,
    long ejections) {}
