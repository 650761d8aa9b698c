// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code apiKey}. */
public final class ApiKeyPluginFactory extends PluginFactory.Simple<ApiKeyConfig> {
  /** For the service loader. */
  public ApiKeyPluginFactory() {
    super(
        "apiKey",
        ApiKeyConfig.class,
        Phase.AUTHENTICATE,
        (config, context) -> new ApiKeyPlugin(config, context.policy()));
  }
}
