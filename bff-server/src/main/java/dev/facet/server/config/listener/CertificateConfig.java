// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.PemIdentity;
import java.time.Duration;
import java.time.Instant;

/**
 * A certificate that a listener shows.
 *
 * @param cert the certificate, followed by those between it and its authority
 * @param key its private key, without a passphrase
 */
public record CertificateConfig(PemFile cert, PemFile key) {
  private static final Duration SOON = Duration.ofDays(14);

  /** Guards that the files can be read, and fit each other. */
  public CertificateConfig {
    var _ = PemIdentity.of(cert, key);
  }

  /**
   * What would be expected of the time for which the certificate is valid.
   *
   * @return empty where nothing is: it is valid, and for 14 days to come
   */
  public String expectedTime(Instant now) {
    Instant from = identity().certificate().getNotBefore().toInstant();
    if (now.isBefore(from)) {
      return "valid today; it is from " + from;
    }
    if (now.isAfter(expires())) {
      return "valid today; it expired at " + expires();
    }
    return now.plus(SOON).isAfter(expires())
        ? "valid for 14 days or more; it expires at " + expires()
        : "";
  }

  /** When the certificate expires. */
  public Instant expires() {
    return identity().certificate().getNotAfter().toInstant();
  }

  /** The certificate with its key, which were read when the files were. */
  public PemIdentity identity() {
    return PemIdentity.of(cert, key);
  }
}
