// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;

/**
 * One plugin at work in a pipeline.
 *
 * @param policy the name of the policy it is made from
 * @param phase when it acts
 * @param plugin what acts
 */
public record Step(String policy, Phase phase, Plugin plugin) {
  /**
   * Makes the plugin of a policy. Runs off the event loop.
   *
   * @param config an instance of the factory's configuration type
   * @throws IllegalArgumentException where the configuration cannot work
   */
  public static <C extends Record> Step make(
      PluginFactory<C> factory, Record config, PluginContext context) {
    C own = factory.configType().cast(config);
    return new Step(context.policy(), factory.phase(own), factory.create(own, context));
  }
}
