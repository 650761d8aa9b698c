// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.compress;

import dev.facet.server.coding.CompressConfig;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code compress}. */
public final class CompressPluginFactory implements PluginFactory<CompressConfig> {
  @Override
  public String name() {
    return "compress";
  }

  @Override
  public Class<CompressConfig> configType() {
    return CompressConfig.class;
  }

  @Override
  public Phase phase(CompressConfig config) {
    return Phase.COMPRESS;
  }

  @Override
  public Plugin create(CompressConfig config, PluginContext context) {
    return new CompressPlugin(config);
  }
}
