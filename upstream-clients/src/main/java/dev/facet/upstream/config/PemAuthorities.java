// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;

/** Authorities whose certificates are trusted, as a PEM file holds them. */
public final class PemAuthorities {
  private PemAuthorities() {}

  /**
   * Guards that a file has authorities, one of which at least can be used today.
   *
   * @param name of the setting that names it
   * @throws InvalidSetting where it has not
   */
  public static void require(String name, PemFile file) {
    List<X509Certificate> all = PemIdentity.certificates(name, file);
    Require.require(
        all.stream().anyMatch(PemCertificates::isValid),
        name,
        file,
        "one of them at least valid today");
  }

  /** What trusts the authorities of a file that was guarded, and no others. */
  public static TrustManagerFactory trusting(PemFile file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      List<X509Certificate> authorities = file.certificates();
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("ca-" + i, authorities.get(i));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("authorities: " + file, impossible); // the settings guard it
    }
  }
}
