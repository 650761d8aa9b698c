// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of a PEM text (RFC 7468, section 5). */
final class PemCertificates {
  private PemCertificates() {}

  /** All in their order; empty where one of them cannot be read. */
  static List<X509Certificate> of(List<PemBlock> blocks) {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (PemBlock block : blocks) {
        if (block.label().equals("CERTIFICATE")) {
          certificates.add(
              (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
        }
      }
    } catch (CertificateException unreadable) {
      return List.of();
    }
    return List.copyOf(certificates);
  }

  /** Whether a certificate may be used now. */
  static boolean isValid(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return true;
    } catch (CertificateException expired) {
      return false;
    }
  }
}
