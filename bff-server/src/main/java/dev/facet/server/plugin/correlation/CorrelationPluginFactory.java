// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code correlationId}. */
public final class CorrelationPluginFactory implements PluginFactory<CorrelationConfig> {
  @Override
  public String name() {
    return "correlationId";
  }

  @Override
  public Class<CorrelationConfig> configType() {
    return CorrelationConfig.class;
  }

  @Override
  public Phase phase(CorrelationConfig config) {
    return Phase.OBSERVE;
  }

  @Override
  public Plugin create(CorrelationConfig config, PluginContext context) {
    return new CorrelationPlugin(config);
  }
}
