// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.hsts;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code hsts}. */
public final class HstsPluginFactory implements PluginFactory<HstsConfig> {
  @Override
  public String name() {
    return "hsts";
  }

  @Override
  public Class<HstsConfig> configType() {
    return HstsConfig.class;
  }

  /** Outermost, so that rejections have the header too. */
  @Override
  public Phase phase(HstsConfig config) {
    return Phase.OBSERVE;
  }

  @Override
  public Plugin create(HstsConfig config, PluginContext context) {
    return new HstsPlugin(config);
  }
}
