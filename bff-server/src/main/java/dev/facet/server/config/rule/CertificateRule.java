// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import java.time.InstantSource;

/** Warns of certificates of listeners that clients reject, or soon will. */
final class CertificateRule implements ConfigRules.Rule {
  private final InstantSource clock;

  CertificateRule(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void check(RuleInput input) {
    input
        .config()
        .listeners()
        .clients()
        .forEach((name, listener) -> {
          ListenerTlsConfig tls = listener.tls();
          if (tls != null && !input.findings().isBroken("listeners." + name + ".tls")) {
            tls.certificates().forEach(each -> check(input, each));
          }
        });
  }

  private void check(RuleInput input, CertificateConfig config) {
    String time = config.expectedTime(clock.instant());
    if (!time.isEmpty()) {
      warn(
          input,
          ConfigCode.CERTIFICATE_TIME,
          config,
          time,
          "renew it; new files are taken over while the gateway runs");
    }
    if (!config.identity().inOrder()) {
      warn(
          input,
          ConfigCode.CERTIFICATE_ORDER,
          config,
          "the certificate of the key first, then each one's issuer, and nothing else",
          "it is sent in that order, and what does not belong to it is left out; fix the file");
    }
  }

  private static void warn(
      RuleInput input, ConfigCode code, CertificateConfig config, String expected, String remedy) {
    String path = input.path(config) + ".cert";
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    code,
                    "cert: " + config.cert() + " (expected: " + expected + ")",
                    input.spans().nearest(path))
                .hinted(remedy));
  }
}
