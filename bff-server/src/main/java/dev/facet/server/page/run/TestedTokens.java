// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import dev.facet.server.page.PageTokens;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.plugin.auth.jwt.JwtAlgorithm;
import dev.facet.server.plugin.auth.jwt.JwtConfig;
import dev.facet.server.plugin.auth.jwt.JwtPluginFactory;
import dev.facet.upstream.config.Secret;
import java.util.List;
import java.util.Set;

/**
 * Makes plugins of {@code jwt} that believe the tokens of pages, and no others: what the file says
 * holds, but for the keys. So no key is fetched, and no page needs that of the issuer.
 */
final class TestedTokens implements PluginFactory<JwtConfig> {
  private final JwtPluginFactory real = new JwtPluginFactory();

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Class<JwtConfig> configType() {
    return real.configType();
  }

  @Override
  public Phase phase(JwtConfig config) {
    return real.phase(config);
  }

  @Override
  public Set<String> identityHeaders(JwtConfig config) {
    return real.identityHeaders(config);
  }

  @Override
  public Plugin create(JwtConfig config, PluginContext context) {
    JwtConfig.KeyConfig key = new JwtConfig.KeyConfig(null, null, new Secret(PageTokens.SECRET));
    return real.create(
        new JwtConfig(
            config.issuer(),
            config.audience(),
            List.of(JwtAlgorithm.HS256),
            null,
            List.of(key),
            config.leeway(),
            config.claimsToHeaders(),
            config.scopesClaim(),
            config.anonymous()),
        context);
  }
}
