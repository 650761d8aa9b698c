// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.PluginFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every plugin factory on the class path, built-in or not, by the key it has in the configuration.
 */
public final class PluginCatalogue {
  private final Map<String, PluginFactory<?>> factories;

  private PluginCatalogue(Map<String, PluginFactory<?>> factories) {
    this.factories = factories;
  }

  /**
   * Finds the factories with {@link ServiceLoader}.
   *
   * @throws IllegalStateException where two have the same name
   */
  public static PluginCatalogue load() {
    return of(ServiceLoader.load(PluginFactory.class));
  }

  @SuppressWarnings("rawtypes") // ServiceLoader knows classes, not their type arguments
  static PluginCatalogue of(Iterable<PluginFactory> found) {
    Map<String, PluginFactory<?>> factories = new TreeMap<>();
    for (PluginFactory<?> factory : found) {
      PluginFactory<?> other = factories.put(factory.name(), factory);
      if (other != null) {
        throw new IllegalStateException(
            factory.name()
                + ": "
                + other.getClass().getName()
                + " and "
                + factory.getClass().getName()
                + " (expected: one plugin of a name)");
      }
    }
    return new PluginCatalogue(Collections.unmodifiableMap(factories));
  }

  /** The same with a factory in place of the one of its name. */
  public PluginCatalogue with(PluginFactory<?> factory) {
    Map<String, PluginFactory<?>> others = new TreeMap<>(factories);
    others.put(factory.name(), factory);
    return new PluginCatalogue(Collections.unmodifiableMap(others));
  }

  /** The factory of a name; empty where none is known. */
  public Optional<PluginFactory<?>> find(String name) {
    return Optional.ofNullable(factories.get(name));
  }

  /** All factories, sorted by name. */
  public Collection<PluginFactory<?>> all() {
    return factories.values();
  }

  /** All known names, sorted. */
  public Set<String> names() {
    return factories.keySet();
  }
}
