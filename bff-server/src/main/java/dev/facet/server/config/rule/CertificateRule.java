// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.upstream.config.PemIdentity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Warns of certificates of listeners that clients reject, or soon will. */
final class CertificateRule implements ConfigRules.Rule {
  private static final Duration SOON = Duration.ofDays(14);

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
    PemIdentity identity = config.identity();
    String time = time(identity.certificate());
    if (!time.isEmpty()) {
      warn(
          input,
          ConfigCode.CERTIFICATE_TIME,
          config,
          time,
          "renew it; new files are taken over while the gateway runs");
    }
    if (!identity.inOrder()) {
      warn(
          input,
          ConfigCode.CERTIFICATE_ORDER,
          config,
          "the certificate of the key first, then each one's issuer, and nothing else",
          "it is sent in that order, and what does not belong to it is left out; fix the file");
    }
  }

  private String time(X509Certificate certificate) {
    Instant now = clock.instant();
    Instant from = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return "valid today; it is from " + from;
    }
    if (now.isAfter(end)) {
      return "valid today; it expired at " + end;
    }
    return now.plus(SOON).isAfter(end) ? "valid for 14 days or more; it expires at " + end : "";
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
