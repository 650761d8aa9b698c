// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig;
import java.util.function.LongSupplier;

/**
 * What all calls to one service share.
 *
 * @param name in the configuration
 * @param config how to call it
 * @param rotation whose turn it is
 * @param headers what is sent along
 * @param clients the connections
 * @param failures what causes mean
 * @param nanoTime the clock, as {@link System#nanoTime}
 */
record Service(
    String name,
    UpstreamConfig config,
    EndpointRotation rotation,
    RequestHeaders headers,
    EventLoopClients clients,
    Failures failures,
    LongSupplier nanoTime) {}
