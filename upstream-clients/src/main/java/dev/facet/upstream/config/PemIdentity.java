// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its private key, as two PEM files, or one, hold them. Not a record: nothing
 * prints a key.
 */
public final class PemIdentity {
  private final List<X509Certificate> chain;
  private final PrivateKey key;
  private final boolean inOrder;

  private PemIdentity(List<X509Certificate> chain, PrivateKey key, boolean inOrder) {
    this.chain = chain;
    this.key = key;
    this.inOrder = inOrder;
  }

  /**
   * Finds the certificate of a key among those of a file. Asked again with the same objects it
   * costs nothing.
   *
   * @param cert holds the certificate and those between it and its authority, in any order
   * @param key holds the private key
   * @throws InvalidSetting for {@code cert} or {@code key}, where a file cannot be read, the key
   *     has a passphrase, or it is that of none of the certificates
   */
  public static PemIdentity of(PemFile cert, PemFile key) {
    return cert.with(key);
  }

  static PemIdentity find(PemFile cert, PemFile key) {
    List<X509Certificate> all = certificates("cert", cert);
    boolean locked = true;
    for (X509Certificate each : all) {
      PrivateKey secret = key.privateKey(each);
      locked &= secret == null;
      if (secret != null && PemPrivateKey.fits(secret, each.getPublicKey())) {
        List<X509Certificate> chain = chain(each, all);
        return new PemIdentity(chain, secret, chain.equals(all));
      }
    }
    throw new InvalidSetting(
        "key",
        key,
        locked && key.encrypted()
            ? "a private key without a passphrase"
            : "a PEM file with the private key of the certificate in cert");
  }

  /**
   * The certificates of a file.
   *
   * @param name of the setting that names it
   * @throws InvalidSetting where it has none, or one that cannot be read
   */
  static List<X509Certificate> certificates(String name, PemFile file) {
    List<X509Certificate> all = file.certificates();
    require(
        !all.isEmpty(),
        name,
        file,
        "a PEM file of certificates that can be read, each between BEGIN CERTIFICATE and END"
            + " CERTIFICATE");
    return all;
  }

  private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(own));
    for (X509Certificate next = issuer(chain, all); next != null; next = issuer(chain, all)) {
      chain.add(next);
    }
    return List.copyOf(chain);
  }

  private static @Nullable X509Certificate issuer(
      List<X509Certificate> chain, List<X509Certificate> all) {
    X509Certificate last = chain.getLast();
    return all.stream()
        .filter(each -> each.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
        .filter(each -> !chain.contains(each))
        .findFirst()
        .orElse(null);
  }

  /** The certificate itself, then that of its issuer, and so on, as far as the file has them. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The certificate itself. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** Its private key. */
  public PrivateKey key() {
    return key;
  }

  /** Whether the file has the certificates of the chain in this order (RFC 8446, 4.4.2), alone. */
  public boolean inOrder() {
    return inOrder;
  }

  /** Whether the certificate may be used now. */
  public boolean isValid() {
    return PemCertificates.isValid(certificate());
  }
}
