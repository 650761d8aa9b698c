// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes plugins from {@code headers}. */
public final class HeadersPluginFactory implements PluginFactory<HeadersConfig> {
  private static final String OWN = "x-";

  @Override
  public String name() {
    return "headers";
  }

  @Override
  public Class<HeadersConfig> configType() {
    return HeadersConfig.class;
  }

  @Override
  public Phase phase(HeadersConfig config) {
    return Phase.TRANSFORM;
  }

  /**
   * Those that are set from claims and are nobody else's: {@code authorization} has a meaning for
   * the gateway itself, which would be lost with it.
   */
  @Override
  public Set<String> identityHeaders(HeadersConfig config) {
    HeaderEditsConfig request = config.request();
    if (request == null) {
      return Set.of();
    }
    return Stream.of(request.set(), request.add())
        .flatMap(values -> values.entrySet().stream())
        .filter(one -> one.getKey().startsWith(OWN) && one.getValue().tellsThePrincipal())
        .map(one -> one.getKey())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Plugin create(HeadersConfig config, PluginContext context) {
    return new HeadersPlugin(config);
  }
}
