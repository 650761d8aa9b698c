// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.query;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginFactory;

/** Makes plugins from {@code query}. */
public final class QueryPluginFactory extends PluginFactory.Simple<QueryConfig> {
  /** For the service loader. */
  public QueryPluginFactory() {
    super("query", QueryConfig.class, Phase.TRANSFORM, (config, _) -> new QueryPlugin(config));
  }
}
