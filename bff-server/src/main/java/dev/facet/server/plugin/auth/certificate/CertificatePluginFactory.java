// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.certificate;

import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import java.util.Set;

/** Makes plugins from {@code clientCertificate}. */
public final class CertificatePluginFactory implements PluginFactory<CertificatePolicyConfig> {
  @Override
  public String name() {
    return "clientCertificate";
  }

  @Override
  public Class<CertificatePolicyConfig> configType() {
    return CertificatePolicyConfig.class;
  }

  @Override
  public Phase phase(CertificatePolicyConfig config) {
    return Phase.AUTHENTICATE;
  }

  @Override
  public Set<String> identityHeaders(CertificatePolicyConfig config) {
    return Set.copyOf(config.claimsToHeaders().values());
  }

  @Override
  public Plugin create(CertificatePolicyConfig config, PluginContext context) {
    return new CertificatePlugin(config, context.policy());
  }
}
