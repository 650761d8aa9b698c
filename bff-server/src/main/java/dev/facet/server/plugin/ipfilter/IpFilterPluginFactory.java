// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code ip}. */
public final class IpFilterPluginFactory implements PluginFactory<IpFilterConfig> {
  @Override
  public String name() {
    return "ip";
  }

  @Override
  public Class<IpFilterConfig> configType() {
    return IpFilterConfig.class;
  }

  @Override
  public Phase phase(IpFilterConfig config) {
    return Phase.ADMIT;
  }

  @Override
  public Plugin create(IpFilterConfig config, PluginContext context) {
    return new IpFilterPlugin(config);
  }
}
