// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.hsts;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code hsts}. */
public final class HstsPluginFactory extends PluginFactory.Simple<HstsConfig> {
  /** For the service loader. Outermost, so that rejections have the header too. */
  public HstsPluginFactory() {
    super("hsts", HstsConfig.class, Phase.OBSERVE, (config, _) -> new HstsPlugin(config));
  }
}
