// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Looks at the members of a JWK before Vert.x does (RFC 7518 section 6, RFC 8037 section 2). Vert.x
 * logs a stack trace of a key that it cannot read, and takes points that are on no curve.
 */
final class JwkCheck {
  private static final int MIN_RSA_BITS = 2048;
  private static final int ED25519_LENGTH = 32;

  // What comes before the 32 bytes of a key in its X.509 form, RFC 8410 section 4.
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  private JwkCheck() {}

  /**
   * Whether a key is well-formed and strong enough, RFC 7518 sections 3.2 and 3.3.
   *
   * @param algorithm one that {@linkplain JwtAlgorithm#fits fits} the key
   */
  static boolean isSound(JsonObject jwk, JwtAlgorithm algorithm) {
    try {
      return switch (String.valueOf(jwk.getValue("kty"))) {
        case "RSA" -> isSoundRsa(jwk);
        case "EC" -> isOnCurve(jwk);
        case "OKP" -> isSoundEd25519(jwk);
        default -> bytes(jwk, "k").length >= algorithm.minSecretLength();
      };
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  /** The only length, in bytes, of a signature that verifies with a key, RFC 7518 section 3. */
  static int signatureLength(JsonObject jwk, JwtAlgorithm algorithm) {
    return algorithm.fits("RSA", null)
        ? Math.ceilDiv(number(jwk, "n").bitLength(), 8)
        : algorithm.signatureLength();
  }

  /** A member that holds bytes; none where it is missing. */
  private static byte[] bytes(JsonObject jwk, String member) {
    return jwk.getValue(member) instanceof String text
        ? Base64.getUrlDecoder().decode(text)
        : new byte[0];
  }

  private static BigInteger number(JsonObject jwk, String member) {
    return new BigInteger(1, bytes(jwk, member));
  }

  private static boolean isSoundRsa(JsonObject jwk) throws GeneralSecurityException {
    BigInteger modulus = number(jwk, "n");
    PublicKey _ =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(modulus, number(jwk, "e")));
    return modulus.bitLength() >= MIN_RSA_BITS;
  }

  // y^2 = x^3 + ax + b, modulo the prime of the field.
  private static boolean isOnCurve(JsonObject jwk) throws GeneralSecurityException {
    AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
    // The JDK knows P-256 and its like by the names of the NIST.
    String name = "NIST " + jwk.getValue("crv");
    named.init(new ECGenParameterSpec(name));
    ECParameterSpec curve = named.getParameterSpec(ECParameterSpec.class);
    if (!(curve.getCurve().getField() instanceof ECFieldFp field)) {
      return false;
    }
    BigInteger prime = field.getP();
    BigInteger x = number(jwk, "x");
    BigInteger y = number(jwk, "y");
    BigInteger right =
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(prime);
    return x.compareTo(prime) < 0 && y.compareTo(prime) < 0 && y.pow(2).mod(prime).equals(right);
  }

  private static boolean isSoundEd25519(JsonObject jwk) throws GeneralSecurityException {
    byte[] point = bytes(jwk, "x");
    if (point.length != ED25519_LENGTH) {
      return false;
    }
    byte[] encoded = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(point));
    Signature verifier = Signature.getInstance("Ed25519");
    // Fails where the bytes are no point of the curve.
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    return true;
  }
}
