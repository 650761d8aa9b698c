// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rotation, outage and stampede, with a real server for the keys. */
class PublishedKeysTest extends WithIssuer {
  private void publish(KeyPair key, String kid) {
    document = Future.succeededFuture(TokenForge.jwks(TokenForge.jwk(key, kid)).encode());
  }

  @Test
  void fetchesKeysAtStartAndLetsTheFirstRequestWaitForThem() {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    assertEquals(1, fetches.get());
  }

  @Test
  void fetchesAgainForAnUnknownKeyAtMostEveryTenSeconds() {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    publish(B, "b");
    assertEquals(401, status(plugin, TokenForge.rs256(B, "b")));
    assertEquals(1, fetches.get());
    clock.advance(PublishedKeys.PAUSE);
    assertEquals(200, status(plugin, TokenForge.rs256(B, "b")));
    assertEquals(2, fetches.get());
    assertEquals(401, status(plugin, TokenForge.rs256(A, "a")));
    assertEquals(401, status(plugin, TokenForge.rs256(B, "nonsense")));
    assertEquals(2, fetches.get());
  }

  @Test
  void aRejectedTokenIsALineWithMembers() {
    try (RecordedLog log = new RecordedLog(JwtPlugin.class.getName())) {
      assertEquals(401, status(plugin(), TokenForge.rs256(B, "b")));
      assertEquals(
          Map.of("correlationId", "first-id", "route", "orders", "cause", "no key for it"),
          log.members().getFirst());
      assertEquals("token rejected: no key for it", log.events().getFirst().getFormattedMessage());
    }
  }

  @Test
  void aRemovedKeyIsRejectedAlsoForTokensSeenBefore() {
    JwtPlugin plugin = plugin();
    String token = TokenForge.rs256(A, "a");
    assertEquals(200, status(plugin, token));
    assertEquals(200, status(plugin, token));
    publish(B, "b");
    clock.advance(PublishedKeys.PAUSE);
    assertEquals(200, status(plugin, TokenForge.rs256(B, "b")));
    assertEquals(401, status(plugin, token));
  }

  @Test
  void fiftyTokensOfAnUnknownKeyShareOneFetch() throws InterruptedException {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    Promise<String> held = Promise.promise();
    document = held.future();
    asked = new CountDownLatch(1);
    clock.advance(PublishedKeys.PAUSE);
    String token = TokenForge.rs256(B, "b");
    List<Future<GatewayResponse>> responses = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      responses.add(answer(plugin, token));
    }
    assertTrue(asked.await(10, TimeUnit.SECONDS));
    assertTrue(responses.stream().noneMatch(Future::isComplete));
    held.complete(TokenForge.jwks(TokenForge.jwk(B, "b")).encode());
    for (Future<GatewayResponse> response : responses) {
      assertEquals(200, Exchanges.result(response).status());
    }
    assertEquals(2, fetches.get());
  }

  @Test
  void waitersGoOnInTheirOwnContext() {
    Promise<String> held = Promise.promise();
    document = held.future();
    JwtPlugin plugin = plugin();
    Context own = vertx.getOrCreateContext();
    Promise<Context> seen = Promise.promise();
    own.runOnContext(_ -> {
      answer(plugin, TokenForge.rs256(A, "a"))
          .onComplete(_ -> seen.complete(vertx.getOrCreateContext()));
      held.complete(TokenForge.jwks(TokenForge.jwk(A, "a")).encode());
    });
    assertSame(own, Exchanges.result(seen.future()));
  }

  @Test
  void oldKeysServeWhileTheIssuerIsDown() {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    status = 503;
    clock.advance(Duration.ofHours(1));
    String token =
        TokenForge.token(
            TokenForge.header("RS256").put("kid", "a"),
            TokenForge.claims().put("exp", clock.instant().getEpochSecond() + 60),
            TokenForge.with("SHA256withRSA", A.getPrivate()));
    assertEquals(200, status(plugin, token));
    assertEquals(401, status(plugin, TokenForge.rs256(B, "b")));
    assertEquals(200, status(plugin, token));
    assertEquals(2, fetches.get());
  }

  @Test
  void keysAreFetchedAgainInTheBackgroundWhenTheyAreOld() throws InterruptedException {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    asked = new CountDownLatch(1);
    clock.advance(PublishedKeys.OLD);
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    assertEquals(1, fetches.get());
    clock.advance(TokenCache.MAX_LIFETIME);
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    assertTrue(asked.await(10, TimeUnit.SECONDS));
    assertEquals(2, fetches.get());
  }

  @Test
  void answersServiceUnavailableUntilThereAreKeys() {
    status = 500;
    JwtPlugin plugin = plugin();
    Future<GatewayResponse> response = answer(plugin, TokenForge.rs256(A, "a"));
    assertEquals(503, Exchanges.result(response.map(200).otherwise(PublishedKeysTest::status)));
    assertEquals("KEYS_UNAVAILABLE", Exchanges.problem(response).code());
    assertEquals("1", Exchanges.problem(response).headers().get("retry-after"));
    assertEquals(503, status(plugin, TokenForge.rs256(A, "a")));
    assertEquals(1, fetches.get());
    status = 200;
    clock.advance(PublishedKeys.PAUSE);
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
  }

  @Test
  void goesOnWithItsKeysOnceItIsClosed() {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    plugin.close();
    clock.advance(PublishedKeys.PAUSE);
    assertEquals(401, status(plugin, TokenForge.rs256(B, "b")));
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    assertEquals(1, fetches.get());
  }
}
