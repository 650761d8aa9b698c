// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.RejectionMessages;
import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final JsonObject RSA = TokenForge.jwk(TokenForge.RSA, "a");

  private final KeyReader reader =
      new KeyReader(VERTX, List.of(JwtAlgorithm.RS256, JwtAlgorithm.PS256, JwtAlgorithm.ES256));

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  private KeySet configured(String text) {
    return reader.configured(List.of(new KeyConfig("a", new Secret(text), null)));
  }

  private boolean publishes(JsonObject jwk) {
    return !reader.published(TokenForge.jwks(jwk)).isEmpty();
  }

  @Test
  void readsPublicKeysInPem() {
    assertFalse(
        configured(TokenForge.pem(TokenForge.RSA.getPublic()))
            .find("a", JwtAlgorithm.RS256)
            .isEmpty());
    assertFalse(
        configured(TokenForge.pem(TokenForge.EC.getPublic()))
            .find("a", JwtAlgorithm.ES256)
            .isEmpty());
  }

  @Test
  void readsAJwkAndASet() {
    assertFalse(configured(RSA.encode()).find("a", JwtAlgorithm.RS256).isEmpty());
    KeySet set =
        configured(TokenForge.jwks(RSA, TokenForge.jwk(TokenForge.EC, "b")).encodePrettily());
    assertFalse(set.find("b", JwtAlgorithm.ES256).isEmpty());
    JsonObject nameless = RSA.copy();
    nameless.remove("kid");
    assertFalse(configured(nameless.encode()).find("a", JwtAlgorithm.RS256).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":7}",
        "{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\"}",
        "{\"kty\":7}",
        "not a key",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
      })
  void rejectsTextThatIsNoUsableKey(String text) {
    String message = RejectionMessages.message(() -> configured(text));
    assertTrue(message.startsWith("keys: "), message);
  }

  @Test
  void rejectsKeysOfOtherAlgorithms() {
    assertTrue(
        RejectionMessages.message(
                () -> configured(TokenForge.pem(TokenForge.ec("secp384r1").getPublic())))
            .startsWith("keys: a (expected: a key that one of [RS256, PS256, ES256]"));
    assertTrue(
        RejectionMessages.message(() ->
                reader.configured(
                    List.of(new KeyConfig(null, null, new Secret(TokenForge.SECRET)))))
            .startsWith("keys: a key (expected: "));
  }

  @Test
  void namesTheAlgorithmsThatCouldUseAKey() {
    assertEquals(
        "keys: a (expected: a key that one of [RS256, PS256, ES256] can use, RSA of 2048 bits or"
            + " more; algorithms [EdDSA] can use this one)",
        RejectionMessages.message(() -> configured(TokenForge.pem(TokenForge.ED.getPublic()))));
  }

  @Test
  void saysHowLongASecretHasToBe() {
    List<KeyConfig> brief = List.of(new KeyConfig(null, null, new Secret("abcdefg")));
    assertEquals(
        "keys: a key (expected: a key that one of [HS256, HS512, RS256] can use, a secret of 32"
            + " bytes or more for HS256, 64 bytes or more for HS512)",
        RejectionMessages.message(() ->
            new KeyReader(
                    VERTX, List.of(JwtAlgorithm.HS256, JwtAlgorithm.HS512, JwtAlgorithm.RS256))
                .configured(brief)));
    assertEquals(
        "keys: a key (expected: a key that one of [RS256] can use, a public one)",
        RejectionMessages.message(
            () -> new KeyReader(VERTX, List.of(JwtAlgorithm.RS256)).configured(brief)));
  }

  @Test
  void rejectsKeysThatAreTooShort() {
    assertTrue(
        RejectionMessages.message(() -> configured(TokenForge.pem(TokenForge.WEAK_RSA.getPublic())))
            .startsWith("keys: a (expected: "));
    KeyReader hmac = new KeyReader(VERTX, List.of(JwtAlgorithm.HS256));
    String message =
        RejectionMessages.message(() ->
            hmac.configured(
                List.of(new KeyConfig("s", null, new Secret("31 bytes are one too few now...")))));
    assertTrue(message.startsWith("keys: s "), message);
    assertFalse(message.contains("bytes are one too few"));
  }

  @Test
  void readsEd25519KeysInPemAndAsJwk() {
    KeyReader edwards = new KeyReader(VERTX, List.of(JwtAlgorithm.EdDSA));
    KeyConfig pem = new KeyConfig("e", new Secret(TokenForge.pem(TokenForge.ED.getPublic())), null);
    assertFalse(edwards.configured(List.of(pem)).find("e", JwtAlgorithm.EdDSA).isEmpty());
    // RFC 8037 appendix A.2.
    JsonObject published =
        new JsonObject()
            .put("kty", "OKP")
            .put("crv", "Ed25519")
            .put("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assertFalse(edwards.published(TokenForge.jwks(published)).isEmpty());
    byte[] noPoint = new byte[32];
    noPoint[0] = 2;
    for (JsonObject broken :
        List.of(
            published.copy().put("x", "11qY"),
            published.copy().put("x", TokenForge.base64(noPoint)),
            published.copy().put("x", 7),
            published.copy().put("crv", "Ed448"),
            published.copy().put("crv", "X25519"),
            published.copy().put("kty", "EC"))) {
      assertTrue(edwards.published(TokenForge.jwks(broken)).isEmpty(), broken.encode());
    }
  }

  @Test
  void leavesOutKeysThatAreNoSoundKeysWithoutALogLine() {
    JsonObject good = TokenForge.jwk(TokenForge.EC, "e");
    assertTrue(publishes(good));
    try (RecordedLog vertx = new RecordedLog("io.vertx")) {
      assertFalse(publishes(good.copy().put("y", good.getString("x"))));
      assertFalse(publishes(good.copy().put("crv", "P-999")));
      assertFalse(publishes(good.copy().put("x", "!")));
      assertFalse(publishes(RSA.copy().put("e", "AQ")));
      assertFalse(publishes(RSA.copy().put("n", "")));
      assertFalse(publishes(RSA.copy().putNull("e")));
      assertEquals(List.of(), vertx.events());
    }
  }

  @Test
  void readsASecret() {
    KeyReader hmac = new KeyReader(VERTX, List.of(JwtAlgorithm.HS256, JwtAlgorithm.HS512));
    KeySet keys =
        hmac.configured(
            List.of(new KeyConfig("s", null, new Secret("thirty-two bytes are just enough"))));
    assertFalse(keys.find("s", JwtAlgorithm.HS256).isEmpty());
    assertTrue(keys.find("s", JwtAlgorithm.HS512).isEmpty());
  }

  @Test
  void leavesOutPublishedKeysForOtherUses() {
    assertTrue(publishes(RSA));
    assertTrue(publishes(RSA.copy().put("use", "sig")));
    assertFalse(publishes(RSA.copy().put("use", "enc")));
    assertFalse(publishes(RSA.copy().put("alg", "RSA-OAEP")));
    assertFalse(publishes(RSA.copy().put("alg", "RS512")));
    assertFalse(publishes(RSA.copy().put("key_ops", new JsonArray().add("encrypt"))));
    assertTrue(publishes(RSA.copy().put("key_ops", new JsonArray().add("verify"))));
    assertFalse(publishes(TokenForge.jwk(TokenForge.WEAK_RSA, "w")));
    assertFalse(publishes(TokenForge.jwk(TokenForge.ec("secp521r1"), "e")));
    assertTrue(reader.published(new JsonObject().put("keys", new JsonArray().add(7))).isEmpty());
  }

  @Test
  void leavesOutPublishedSecrets() {
    KeyReader hmac = new KeyReader(VERTX, List.of(JwtAlgorithm.HS256));
    JsonObject secret =
        new JsonObject().put("kty", "oct").put("k", TokenForge.base64(TokenForge.SECRET));
    assertTrue(hmac.published(TokenForge.jwks(secret)).isEmpty());
  }

  @Test
  void usesAKeyOnlyForTheAlgorithmThatItNames() {
    KeySet keys = reader.published(TokenForge.jwks(RSA.copy().put("alg", "PS256")));
    assertFalse(keys.find("a", JwtAlgorithm.PS256).isEmpty());
    assertTrue(keys.find("a", JwtAlgorithm.RS256).isEmpty());
  }

  @Test
  void findsTheKeyOfAKidOrTheOnlyOneThereIs() {
    JsonObject nameless = TokenForge.jwk(TokenForge.OTHER_RSA, "x");
    nameless.remove("kid");
    KeySet two = reader.published(TokenForge.jwks(RSA, nameless));
    assertEquals("a", two.find("a", JwtAlgorithm.RS256).getFirst().kid());
    assertNull(two.find("unknown", JwtAlgorithm.RS256).getFirst().kid());
    assertTrue(two.find(null, JwtAlgorithm.RS256).isEmpty());
    KeySet one = reader.published(TokenForge.jwks(RSA));
    assertFalse(one.find(null, JwtAlgorithm.RS256).isEmpty());
    assertTrue(one.find("unknown", JwtAlgorithm.RS256).isEmpty());
  }

  @Test
  void takesTheKeyOutOfACertificate() {
    // Made with keytool -genkeypair -keyalg EC -groupname secp256r1.
    assertEquals("P-256", PemKey.toJwk(Certificates.EC).getString("crv"));
    assertFalse(configured(Certificates.EC).find("a", JwtAlgorithm.ES256).isEmpty());
  }
}
