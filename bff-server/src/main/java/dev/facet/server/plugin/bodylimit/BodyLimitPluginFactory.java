// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.bodylimit;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code bodyLimit}. */
public final class BodyLimitPluginFactory extends PluginFactory.Simple<BodyLimitConfig> {
  /** For the service loader. */
  public BodyLimitPluginFactory() {
    super(
        "bodyLimit",
        BodyLimitConfig.class,
        Phase.ADMIT,
        (config, _) -> new BodyLimitPlugin(config));
  }
}
