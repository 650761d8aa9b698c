// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.upstream.FailureBudgets;

/** Makes plugins from {@code json}. */
public final class JsonPluginFactory implements PluginFactory<JsonConfig> {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public Class<JsonConfig> configType() {
    return JsonConfig.class;
  }

  @Override
  public Phase phase(JsonConfig config) {
    return Phase.TRANSFORM;
  }

  @Override
  public Plugin create(JsonConfig config, PluginContext context) {
    return new JsonPlugin(config, new JsonNotices(new FailureBudgets(context.nanoTime())));
  }
}
