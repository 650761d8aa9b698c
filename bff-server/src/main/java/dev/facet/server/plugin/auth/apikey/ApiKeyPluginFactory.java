// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code apiKey}. */
public final class ApiKeyPluginFactory implements PluginFactory<ApiKeyConfig> {
  @Override
  public String name() {
    return "apiKey";
  }

  @Override
  public Class<ApiKeyConfig> configType() {
    return ApiKeyConfig.class;
  }

  @Override
  public Phase phase(ApiKeyConfig config) {
    return Phase.AUTHENTICATE;
  }

  @Override
  public Plugin create(ApiKeyConfig config, PluginContext context) {
    return new ApiKeyPlugin(config, context.policy());
  }
}
