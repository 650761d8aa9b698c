// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.upstream.Sha256;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * The principal of the demo: a token (RFC 7519, signed with ES256) and an API key. Both are new
 * with every start, and the private key is never written anywhere.
 *
 * @param token good for 24 hours
 * @param publicKey verifies the token; PEM
 * @param apiKey the partner's
 */
record DemoCredentials(String token, String publicKey, String apiKey) {
  static final String ISSUER = "https://id.shop.example";
  static final String AUDIENCE = "shop";

  /** A customer of the sample data with several orders. */
  static final String SUBJECT = "3";

  private static final Duration LIFE = Duration.ofHours(24);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  static DemoCredentials create(InstantSource clock) {
    try {
      SecureRandom random = new SecureRandom();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      byte[] apiKey = new byte[18];
      random.nextBytes(apiKey);
      return new DemoCredentials(
          token(clock.instant(), pair.getPrivate()),
          pem(pair.getPublic().getEncoded()),
          "demo-" + URL.encodeToString(apiKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256 and ES256", e);
    }
  }

  /** The partner's line in a file of keys: its name and the hash of the key. */
  String apiKeyLine() {
    return "demo-partner:sha256:" + Sha256.hex(apiKey);
  }

  /** Hides what it holds. */
  @Override
  public String toString() {
    return "DemoCredentials[***]";
  }

  private static String token(Instant now, PrivateKey key) throws GeneralSecurityException {
    JsonObject header = new JsonObject().put("alg", "ES256").put("typ", "JWT");
    JsonObject claims =
        new JsonObject()
            .put("iss", ISSUER)
            .put("aud", new JsonArray().add(AUDIENCE))
            .put("sub", SUBJECT)
            .put("scope", "users:email orders:read")
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFE).getEpochSecond());
    String signed = encoded(header) + "." + encoded(claims);
    // RFC 7518 section 3.4: the two numbers of the signature side by side, not in DER.
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + URL.encodeToString(signature.sign());
  }

  private static String encoded(JsonObject json) {
    return URL.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static String pem(byte[] key) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
  }
}
