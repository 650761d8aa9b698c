// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.facet.server.tls.CertificateNames;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.PemIdentity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The demo's certificate is one that clients can verify. */
class SelfSignedTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void isForThisMachineAndSignedByItself() throws Exception {
    SelfSigned made = SelfSigned.create(NOW);
    PemIdentity identity =
        PemIdentity.of(new PemFile("c", made.certificate()), new PemFile("k", made.key()));
    X509Certificate certificate = identity.certificate();

    certificate.verify(certificate.getPublicKey());
    assertEquals(Set.of("localhost", "127.0.0.1"), CertificateNames.of(certificate).all());
    assertEquals(3, certificate.getVersion());
    certificate.checkValidity(Date.from(NOW));
    certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(29))));
    assertEquals(NOW.plus(Duration.ofDays(30)), certificate.getNotAfter().toInstant());
  }

  @Test
  void isAnotherOneEachTimeAndPrintsNothing() {
    SelfSigned one = SelfSigned.create(NOW);
    assertNotEquals(one.certificate(), SelfSigned.create(NOW).certificate());
    assertFalse(one.toString().contains("BEGIN"));
  }
}
