// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.compress;

import dev.facet.server.coding.CompressConfig;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code compress}. */
public final class CompressPluginFactory extends PluginFactory.Simple<CompressConfig> {
  /** For the service loader. */
  public CompressPluginFactory() {
    super(
        "compress",
        CompressConfig.class,
        Phase.COMPRESS,
        (config, _) -> new CompressPlugin(config));
  }
}
