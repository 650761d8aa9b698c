// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoCredentialsTest {
  private final DemoCredentials credentials = DemoCredentials.create(Instant::now);

  @Test
  void signsATokenThatAnotherLibraryBelieves() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      JWTAuth judge =
          JWTAuth.create(
              vertx,
              new JWTAuthOptions()
                  .addPubSecKey(
                      new PubSecKeyOptions()
                          .setAlgorithm("ES256")
                          .setBuffer(credentials.publicKey())));

      User user =
          judge.authenticate(new TokenCredentials(credentials.token())).await(60, TimeUnit.SECONDS);

      assertEquals("3", user.subject());
    } finally {
      vertx.close().await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void signsAsJoseDoesAndNotInDer() {
    String signature = credentials.token().split("\\.", -1)[2];

    assertEquals(64, Base64.getUrlDecoder().decode(signature).length);
  }

  @Test
  void isGoodForADay() {
    Instant now = Instant.parse("2026-11-21T10:15:30Z");
    String token = DemoCredentials.create(() -> now).token();

    JsonObject claims =
        new JsonObject(
            new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));

    assertEquals(now.getEpochSecond(), claims.getLong("iat"));
    assertEquals(now.getEpochSecond() + 86_400, claims.getLong("exp"));
    assertEquals("https://id.shop.example", claims.getString("iss"));
    assertEquals("shop", claims.getJsonArray("aud").getString(0));
    assertEquals("users:email orders:read", claims.getString("scope"));
  }

  @Test
  void isNewWithEveryStart() {
    DemoCredentials other = DemoCredentials.create(Instant::now);

    assertNotEquals(credentials.apiKey(), other.apiKey());
    assertNotEquals(credentials.publicKey(), other.publicKey());
  }

  @Test
  void keepsTheApiKeyAsAHashOnly() {
    String line = credentials.apiKeyLine();

    assertTrue(line.matches("demo-partner:sha256:[0-9a-f]{64}"), line);
    assertFalse(line.contains(credentials.apiKey()));
    assertEquals("DemoCredentials[***]", credentials.toString());
  }
}
