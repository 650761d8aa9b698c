// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.plugin.HandClock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures as RFC 7518 and RFC 8037 want them, and nothing that is nearly one. */
class TokenSignatureTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String INVALID = "the signature is invalid";

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  private static String wrongLength(int length, int expected) {
    return "the signature has " + length + " bytes (expected: " + expected + ")";
  }

  private static String token(String alg, TokenForge.Signer signer) {
    return TokenForge.token(TokenForge.header(alg), TokenForge.claims(), signer);
  }

  /** What becomes of a token whose signature has another length: cut, or with zeros behind it. */
  private static void assertExact(
      JwtPolicy policy, String alg, TokenForge.Signer signer, int length) {
    assertEquals("valid", JwtPolicies.judge(policy, token(alg, signer)));
    for (int other : List.of(length - 1, length + 1, 2 * length, 1)) {
      assertEquals(
          wrongLength(other, length),
          JwtPolicies.judge(policy, token(alg, input -> Arrays.copyOf(signer.sign(input), other))));
    }
    assertEquals(INVALID, JwtPolicies.judge(policy, token(alg, _ -> new byte[length])));
  }

  @ParameterizedTest
  @CsvSource({"ES256, secp256r1, 64", "ES384, secp384r1, 96", "ES512, secp521r1, 132"})
  void signaturesOfEllipticCurvesAreTwoNumbersOfFullLength(
      JwtAlgorithm algorithm, String curve, int length) {
    KeyPair pair = TokenForge.ec(curve);
    JwtPolicy policy = JwtPolicies.of(VERTX, algorithm, pair.getPublic());
    String alg = algorithm.name();
    String hash = "SHA" + alg.substring(2);
    assertExact(
        policy, alg, TokenForge.with(hash + "withECDSAinP1363Format", pair.getPrivate()), length);
    String der = token(alg, TokenForge.with(hash + "withECDSA", pair.getPrivate()));
    int derLength = Base64Url.decode(der.substring(der.lastIndexOf('.') + 1)).length;
    assertEquals(wrongLength(derLength, length), JwtPolicies.judge(policy, der));
  }

  @Test
  void signaturesOfEd25519Have64Bytes() {
    JwtPolicy policy = JwtPolicies.of(VERTX, JwtAlgorithm.EdDSA, TokenForge.ED.getPublic());
    assertExact(policy, "EdDSA", TokenForge.with("Ed25519", TokenForge.ED.getPrivate()), 64);
    TokenForge.Signer other = TokenForge.with("Ed25519", TokenForge.ed25519().getPrivate());
    assertEquals(INVALID, JwtPolicies.judge(policy, token("EdDSA", other)));
    assertEquals("alg is not allowed", JwtPolicies.judge(policy, token("eddsa", other)));
  }

  @Test
  void signaturesOfRsaAreAsLongAsTheModulus() {
    KeyPair pair = TokenForge.rsa(2050);
    JwtPolicy policy = JwtPolicies.of(VERTX, JwtAlgorithm.RS256, pair.getPublic());
    assertExact(policy, "RS256", TokenForge.with("SHA256withRSA", pair.getPrivate()), 257);
  }

  @Test
  void aSignatureOfRsaThatEndsWithAZeroIsNotCut() {
    TokenForge.Signer signer = TokenForge.with("SHA256withRSA", TokenForge.RSA.getPrivate());
    JwtPolicy policy = JwtPolicies.of(VERTX, JwtAlgorithm.RS256, TokenForge.RSA.getPublic());
    // One in 256 signatures ends with a zero, which the verifier would add where it is missing.
    for (int i = 0; ; i++) {
      JsonObject claims = TokenForge.claims().put("i", i);
      String text = TokenForge.token(TokenForge.header("RS256"), claims, signer);
      byte[] signature = Base64Url.decode(text.substring(text.lastIndexOf('.') + 1));
      if (signature[255] == 0) {
        String cut = Base64Url.encode(Arrays.copyOf(signature, 255));
        String shorter = text.substring(0, text.lastIndexOf('.') + 1) + cut;
        assertEquals(wrongLength(255, 256), JwtPolicies.judge(policy, shorter));
        assertEquals("valid", JwtPolicies.judge(policy, text));
        return;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"HS256, HmacSHA256, 32", "HS384, HmacSHA384, 48", "HS512, HmacSHA512, 64"})
  void signaturesOfASecretAreAsLongAsTheHash(JwtAlgorithm algorithm, String mac, int length) {
    byte[] secret = new byte[64];
    JsonObject jwk = new JsonObject().put("kty", "oct").put("k", TokenForge.base64(secret));
    JwtPolicy policy = JwtPolicies.of(VERTX, algorithm, jwk.encode(), null, new HandClock());
    assertExact(policy, algorithm.name(), TokenForge.hmac(mac, secret), length);
  }

  @Test
  void keysThatShareAKidAreAllTried() {
    JsonObject set =
        TokenForge.jwks(
            TokenForge.jwk(TokenForge.RSA, "a"),
            TokenForge.jwk(TokenForge.EC, "a"),
            TokenForge.jwk(TokenForge.OTHER_RSA, "a"));
    JwtPolicy policy =
        JwtPolicies.of(VERTX, JwtAlgorithm.RS256, set.encode(), null, new HandClock());
    assertEquals("valid", JwtPolicies.judge(policy, TokenForge.rs256(TokenForge.RSA, "a")));
    assertEquals("valid", JwtPolicies.judge(policy, TokenForge.rs256(TokenForge.OTHER_RSA, "a")));
    JsonObject header = TokenForge.header("RS256").put("kid", "a");
    String foreign = TokenForge.token(header, TokenForge.claims(), _ -> new byte[256]);
    assertEquals(INVALID, JwtPolicies.judge(policy, foreign));
  }
}
