// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code correlationId}. */
public final class CorrelationPluginFactory extends PluginFactory.Simple<CorrelationConfig> {
  /** For the service loader. */
  public CorrelationPluginFactory() {
    super(
        "correlationId",
        CorrelationConfig.class,
        Phase.OBSERVE,
        (config, _) -> new CorrelationPlugin(config));
  }
}
