// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import java.util.Set;
import java.util.function.BiFunction;

/**
 * Makes plugins of one kind from their configuration. Found by {@link java.util.ServiceLoader}.
 *
 * @param <C> the plugin's configuration; its record components are its YAML keys
 */
public interface PluginFactory<C extends Record> {
  /** The key under a policy's name in the configuration, such as {@code rateLimit}. */
  String name();

  /** The record that the configuration is decoded into. */
  Class<C> configType();

  /**
   * When plugins with this configuration act. A plugin of {@link Phase#AUTHENTICATE} counts as the
   * authentication policy that every frontend and route must have.
   */
  Phase phase(C config);

  /**
   * Names of headers by which plugins with this configuration tell services the principal. The
   * gateway removes them from every inbound request, also on routes that do not use the policy.
   */
  default Set<String> identityHeaders(C config) {
    return Set.of();
  }

  /**
   * Makes a plugin. Runs off the event loop; may read files.
   *
   * @throws IllegalArgumentException where the configuration cannot work, in the form {@code name:
   *     value (expected: ...)}; it is shown at the policy's place
   */
  Plugin create(C config, PluginContext context);

  /**
   * A factory whose plugins all act in one phase and tell services no principal.
   *
   * @param <C> the plugin's configuration
   */
  abstract class Simple<C extends Record> implements PluginFactory<C> {
    private final String name;
    private final Class<C> configType;
    private final Phase phase;
    private final BiFunction<C, PluginContext, Plugin> plugin;

    /**
     * A factory.
     *
     * @param name the key under a policy's name
     * @param plugin makes a plugin of its configuration
     */
    protected Simple(
        String name,
        Class<C> configType,
        Phase phase,
        BiFunction<C, PluginContext, Plugin> plugin) {
      this.name = name;
      this.configType = configType;
      this.phase = phase;
      this.plugin = plugin;
    }

    @Override
    public final String name() {
      return name;
    }

    @Override
    public final Class<C> configType() {
      return configType;
    }

    @Override
    public final Phase phase(C config) {
      return phase;
    }

    @Override
    public final Plugin create(C config, PluginContext context) {
      return plugin.apply(config, context);
    }
  }
}
