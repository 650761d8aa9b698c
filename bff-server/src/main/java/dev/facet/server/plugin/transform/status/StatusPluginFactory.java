// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.status;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.upstream.resilience.Timers;

/** Makes plugins from {@code status}. */
public final class StatusPluginFactory extends PluginFactory.Simple<StatusConfig> {
  /** For the service loader. */
  public StatusPluginFactory() {
    super(
        "status",
        StatusConfig.class,
        Phase.TRANSFORM,
        (config, context) -> new StatusPlugin(config, Timers.of(context.vertx())));
  }
}
