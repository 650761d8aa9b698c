// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.concurrency;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.plugin.limit.LimitKeys;

/** Makes plugins from {@code concurrency}. */
public final class ConcurrencyPluginFactory implements PluginFactory<ConcurrencyConfig> {
  @Override
  public String name() {
    return "concurrency";
  }

  @Override
  public Class<ConcurrencyConfig> configType() {
    return ConcurrencyConfig.class;
  }

  @Override
  public Phase phase(ConcurrencyConfig config) {
    return LimitKeys.of(config.key()).phase();
  }

  @Override
  public Plugin create(ConcurrencyConfig config, PluginContext context) {
    return new ConcurrencyPlugin(config, new InFlightRequests());
  }
}
