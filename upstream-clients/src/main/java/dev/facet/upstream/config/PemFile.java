// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of certificates or of a private key held when it was read (RFC 7468). Not a record:
 * its text may be a secret, and nothing prints it.
 */
public final class PemFile {
  private final String path;
  private final String text;
  private volatile @Nullable Owned owned;

  /** What it is the certificate of, with the file that has the key. */
  private record Owned(PemFile key, PemIdentity identity) {}

  /**
   * A file that was read.
   *
   * @param path as it stands in the configuration, for messages
   * @param text its whole content
   */
  public PemFile(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /** Its certificates in their order; empty where it has none, or one that cannot be read. */
  public List<X509Certificate> certificates() {
    return PemCertificates.of(PemBlock.in(text));
  }

  /**
   * Its private key: in PKCS#8, or in the older forms of RSA (PKCS#1) and EC (RFC 5915).
   *
   * @param owner a certificate that says what kind of key it is
   * @return null where it has none that can be read without a passphrase
   */
  public @Nullable PrivateKey privateKey(X509Certificate owner) {
    return PemPrivateKey.of(PemBlock.in(text), owner.getPublicKey());
  }

  /**
   * Its certificate with the private key of another file. What is found is kept: that a key fits
   * takes a signature to see.
   *
   * @throws InvalidSetting as {@link PemIdentity#of}
   */
  PemIdentity with(PemFile key) {
    Owned known = owned;
    if (known == null || !known.key.equals(key)) {
      known = new Owned(key, PemIdentity.find(this, key));
      owned = known;
    }
    return known.identity;
  }

  /** Whether its key cannot be read without a passphrase. */
  boolean encrypted() {
    return text.contains("ENCRYPTED");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PemFile file && path.equals(file.path) && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + text.hashCode();
  }

  /** The path only. */
  @Override
  public String toString() {
    return path;
  }
}
