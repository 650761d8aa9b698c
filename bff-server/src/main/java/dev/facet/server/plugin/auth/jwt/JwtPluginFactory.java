// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import java.util.Set;

/** Makes plugins from {@code jwt}. */
public final class JwtPluginFactory implements PluginFactory<JwtConfig> {
  @Override
  public String name() {
    return "jwt";
  }

  @Override
  public Class<JwtConfig> configType() {
    return JwtConfig.class;
  }

  @Override
  public Phase phase(JwtConfig config) {
    return Phase.AUTHENTICATE;
  }

  @Override
  public Set<String> identityHeaders(JwtConfig config) {
    return Set.copyOf(config.claimsToHeaders().values());
  }

  @Override
  public Plugin create(JwtConfig config, PluginContext context) {
    return JwtPlugin.of(config, context);
  }
}
