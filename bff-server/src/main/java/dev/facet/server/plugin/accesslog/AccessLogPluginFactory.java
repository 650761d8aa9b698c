// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginFactory;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Makes plugins from {@code accessLog}. */
public final class AccessLogPluginFactory extends PluginFactory.Simple<AccessLogConfig> {
  /** For the service loader. */
  public AccessLogPluginFactory() {
    super(
        "accessLog",
        AccessLogConfig.class,
        Phase.OBSERVE,
        (config, context) -> new AccessLogPlugin(config, context.nanoTime(), context.urlForLogs()));
  }

  /**
   * What logs requests that no policy logs, as a policy without settings does.
   *
   * @param nanoTime a steady clock
   */
  public static Plugin standard(LongSupplier nanoTime) {
    // The query is not part of its lines, so that there is nothing to star.
    return new AccessLogPlugin(new AccessLogConfig(null, null), nanoTime, UnaryOperator.identity());
  }
}
