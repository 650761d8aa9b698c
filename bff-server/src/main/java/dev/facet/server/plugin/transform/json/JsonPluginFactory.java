// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.upstream.FailureBudgets;

/** Makes plugins from {@code json}. */
public final class JsonPluginFactory extends PluginFactory.Simple<JsonConfig> {
  /** For the service loader. */
  public JsonPluginFactory() {
    super(
        "json",
        JsonConfig.class,
        Phase.TRANSFORM,
        (config, context) ->
            new JsonPlugin(config, new JsonNotices(new FailureBudgets(context.nanoTime()))));
  }
}
