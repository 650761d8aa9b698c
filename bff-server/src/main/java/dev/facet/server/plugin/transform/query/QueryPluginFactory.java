// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.query;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code query}. */
public final class QueryPluginFactory implements PluginFactory<QueryConfig> {
  @Override
  public String name() {
    return "query";
  }

  @Override
  public Class<QueryConfig> configType() {
    return QueryConfig.class;
  }

  @Override
  public Phase phase(QueryConfig config) {
    return Phase.TRANSFORM;
  }

  @Override
  public Plugin create(QueryConfig config, PluginContext context) {
    return new QueryPlugin(config);
  }
}
