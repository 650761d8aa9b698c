// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.plugin.limit.LimitKeys;

/** Makes plugins from {@code rateLimit}. */
public final class RateLimitPluginFactory implements PluginFactory<RateLimitConfig> {
  @Override
  public String name() {
    return "rateLimit";
  }

  @Override
  public Class<RateLimitConfig> configType() {
    return RateLimitConfig.class;
  }

  @Override
  public Phase phase(RateLimitConfig config) {
    return LimitKeys.of(config.key()).phase();
  }

  @Override
  public Plugin create(RateLimitConfig config, PluginContext context) {
    return new RateLimitPlugin(new RateLimitPolicy(config, context.nanoTime()));
  }
}
