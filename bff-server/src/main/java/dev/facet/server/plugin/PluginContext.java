// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What a plugin may use of the gateway.
 *
 * @param policy the name of the policy the plugin is made for
 * @param vertx for timers and outbound calls of the plugin's own
 * @param clock the time of day
 * @param nanoTime a steady clock for durations, in nanoseconds
 * @param folder the folder of the configuration file, which relative paths start from
 * @param online whether the plugin will serve requests; where not, the files are only checked, and
 *     nothing may be contacted
 * @param development whether it serves at a developer's desk ({@code facet dev}), where what only
 *     protects others may be less strict
 * @param urlForLogs a URL, or the target of a request, with stars in place of the parameters whose
 *     names announce a secret
 */
public record PluginContext(
    String policy,
    Vertx vertx,
    InstantSource clock,
    LongSupplier nanoTime,
    Path folder,
    boolean online,
    boolean development,
    UnaryOperator<String> urlForLogs) {
  /** The context of a plugin that will serve requests in production, and logs no URLs. */
  public PluginContext(
      String policy, Vertx vertx, InstantSource clock, LongSupplier nanoTime, Path folder) {
    this(policy, vertx, clock, nanoTime, folder, true, false, _ -> "");
  }
}
