// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.status;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.upstream.resilience.Timers;

/** Makes plugins from {@code status}. */
public final class StatusPluginFactory implements PluginFactory<StatusConfig> {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public Class<StatusConfig> configType() {
    return StatusConfig.class;
  }

  @Override
  public Phase phase(StatusConfig config) {
    return Phase.TRANSFORM;
  }

  @Override
  public Plugin create(StatusConfig config, PluginContext context) {
    return new StatusPlugin(config, Timers.of(context.vertx()));
  }
}
