// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code ip}. */
public final class IpFilterPluginFactory extends PluginFactory.Simple<IpFilterConfig> {
  /** For the service loader. */
  public IpFilterPluginFactory() {
    super("ip", IpFilterConfig.class, Phase.ADMIT, (config, _) -> new IpFilterPlugin(config));
  }
}
