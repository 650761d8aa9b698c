// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.bodylimit;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code bodyLimit}. */
public final class BodyLimitPluginFactory implements PluginFactory<BodyLimitConfig> {
  @Override
  public String name() {
    return "bodyLimit";
  }

  @Override
  public Class<BodyLimitConfig> configType() {
    return BodyLimitConfig.class;
  }

  @Override
  public Phase phase(BodyLimitConfig config) {
    return Phase.ADMIT;
  }

  @Override
  public Plugin create(BodyLimitConfig config, PluginContext context) {
    return new BodyLimitPlugin(config);
  }
}
