// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.PemIdentity;
import java.time.Instant;

/**
 * A certificate that a listener shows.
 *
 * @param cert the certificate, followed by those between it and its authority
 * @param key its private key, without a passphrase
 */
public record CertificateConfig(PemFile cert, PemFile key) {
  /** Guards that the files can be read, and fit each other. */
  public CertificateConfig {
    var _ = PemIdentity.of(cert, key);
  }

  /** When the certificate expires. */
  public Instant expires() {
    return identity().certificate().getNotAfter().toInstant();
  }

  /** The certificate with its key. Reads the files' texts anew. */
  public PemIdentity identity() {
    return PemIdentity.of(cert, key);
  }
}
