// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.count.GatewayCounts;
import dev.facet.server.pipeline.PluginPool;
import dev.facet.server.project.ProjectInputs;
import dev.facet.upstream.UpstreamPool;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What every snapshot of one gateway is made with.
 *
 * @param vertx for the timers and calls of plugins
 * @param pool where clients of services are leased
 * @param inputs what the project is read with
 * @param policies the plugins of policies, which survive a reload
 * @param counts what is counted, which survives a reload
 * @param mode what the gateway is run for
 * @param name what this gateway calls itself in Via where its file does not say: a token, other
 *     than that of any other gateway
 * @param clock the time of day
 * @param nanoTime a steady clock
 */
public record GatewayParts(
    Vertx vertx,
    UpstreamPool pool,
    ProjectInputs inputs,
    PluginPool policies,
    GatewayCounts counts,
    Mode mode,
    String name,
    InstantSource clock,
    LongSupplier nanoTime) {}
