// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.InvalidSetting;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys and certificates in PEM (RFC 7468), as JWKs. */
final class PemKey {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (?<label>PUBLIC KEY|CERTIFICATE)-----(?<body>[A-Za-z0-9+/=\\s]+)"
              + "-----END \\k<label>-----");
  private static final String EXPECTED =
      "BEGIN PUBLIC KEY or BEGIN CERTIFICATE, RSA, EC or Ed25519";

  private PemKey() {}

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException where it is malformed, or a private one
   */
  static JsonObject toJwk(String text) {
    Matcher pem = PEM.matcher(text.strip());
    require(pem.matches(), "keys", "text", EXPECTED);
    try {
      PublicKey key =
          pem.group("label").equals("CERTIFICATE")
              ? certified(text)
              : decoded(Base64.getMimeDecoder().decode(pem.group("body")));
      return switch (key) {
        case RSAPublicKey rsa ->
            new JsonObject()
                .put("kty", "RSA")
                .put("n", number(rsa.getModulus(), 0))
                .put("e", number(rsa.getPublicExponent(), 0));
        case ECPublicKey ec -> ellipticCurve(ec);
        case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> ed25519(ed);
        default -> throw new InvalidKeySpecException(key.getAlgorithm());
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidSetting("keys", "text", EXPECTED, e);
    }
  }

  private static PublicKey certified(String text) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
        .getPublicKey();
  }

  private static PublicKey decoded(byte[] der) throws GeneralSecurityException {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(der);
    return attempt("RSA", spec)
        .or(() -> attempt("EC", spec))
        .or(() -> attempt("Ed25519", spec))
        .orElseThrow(() -> new InvalidKeySpecException(EXPECTED));
  }

  private static Optional<PublicKey> attempt(String algorithm, X509EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(spec));
    } catch (GeneralSecurityException otherAlgorithm) {
      return Optional.empty();
    }
  }

  private static JsonObject ellipticCurve(ECPublicKey key) {
    int bits = key.getParams().getCurve().getField().getFieldSize();
    int length = (bits + 7) / 8;
    return new JsonObject()
        .put("kty", "EC")
        .put("crv", "P-" + bits)
        .put("x", number(key.getW().getAffineX(), length))
        .put("y", number(key.getW().getAffineY(), length));
  }

  // The last 32 bytes of its X.509 form are the key, RFC 8410 section 4.
  private static JsonObject ed25519(EdECPublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new JsonObject()
        .put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", Base64Url.encode(point));
  }

  // Coordinates have the full length of the field, RFC 7518 section 6.2.1.2.
  private static String number(BigInteger value, int length) {
    byte[] bytes = value.toByteArray();
    int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    byte[] padded = new byte[Math.max(length, bytes.length - sign)];
    System.arraycopy(
        bytes, sign, padded, padded.length - (bytes.length - sign), bytes.length - sign);
    return Base64Url.encode(padded);
  }
}
