// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code cors}. */
public final class CorsPluginFactory extends PluginFactory.Simple<CorsConfig> {
  /** For the service loader. */
  public CorsPluginFactory() {
    super(
        "cors",
        CorsConfig.class,
        Phase.CORS,
        (config, context) -> new CorsPlugin(config, context.development()));
  }

  /**
   * What stands in for a policy at a developer's desk: pages of {@link LocalOrigins} may do
   * everything, and requests of all others go on as if there were no policy.
   */
  public static Plugin forLocalPages() {
    return new LocalPagesPlugin();
  }
}
