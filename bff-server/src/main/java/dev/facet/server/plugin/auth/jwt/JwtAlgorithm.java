// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a token may be signed, RFC 7518 section 3.1 and RFC 8037. There is no {@code none}. */
public enum JwtAlgorithm {
  /** RSA PKCS #1 with SHA-256. */
  RS256("RSA", null, 0),
  /** RSA PKCS #1 with SHA-384. */
  RS384("RSA", null, 0),
  /** RSA PKCS #1 with SHA-512. */
  RS512("RSA", null, 0),
  /** RSA PSS with SHA-256. */
  PS256("RSA", null, 0),
  /** RSA PSS with SHA-384. */
  PS384("RSA", null, 0),
  /** RSA PSS with SHA-512. */
  PS512("RSA", null, 0),
  /** ECDSA on P-256. */
  ES256("EC", "P-256", 64),
  /** ECDSA on P-384. */
  ES384("EC", "P-384", 96),
  /** ECDSA on P-521. */
  ES512("EC", "P-521", 132),
  /** Ed25519: of the curves of RFC 8037 the one that issuers use. */
  @SuppressWarnings("MemberName") // as tokens spell it
  EdDSA("OKP", "Ed25519", 64),
  /** HMAC with SHA-256. */
  HS256("oct", null, 32),
  /** HMAC with SHA-384. */
  HS384("oct", null, 48),
  /** HMAC with SHA-512. */
  HS512("oct", null, 64);

  private final String keyType;
  private final @Nullable String curve;
  private final int signatureLength;

  JwtAlgorithm(String keyType, @Nullable String curve, int signatureLength) {
    this.keyType = keyType;
    this.curve = curve;
    this.signatureLength = signatureLength;
  }

  /** The algorithm that a token's header names; empty for what is not known here. */
  static Optional<JwtAlgorithm> named(String alg) {
    for (JwtAlgorithm algorithm : values()) {
      if (algorithm.name().equals(alg)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** Whether keys are shared secrets. */
  boolean symmetric() {
    return keyType.equals("oct");
  }

  /** The shortest secret in bytes: as long as the hash, RFC 7518 section 3.2. */
  int minSecretLength() {
    return symmetric() ? signatureLength : 0;
  }

  /** The only length of a signature in bytes; 0 where it is that of the key's modulus. */
  int signatureLength() {
    return signatureLength;
  }

  /** Whether a key of a JWK type and curve can have made a signature of this algorithm. */
  boolean fits(@Nullable Object kty, @Nullable Object crv) {
    return keyType.equals(kty) && (curve == null || curve.equals(crv));
  }
}
