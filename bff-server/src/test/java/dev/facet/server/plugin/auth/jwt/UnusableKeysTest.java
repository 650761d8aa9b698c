// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of an issuer that hold no keys, and what is told of them. */
class UnusableKeysTest extends WithIssuer {
  @Test
  void aFailedFetchIsALineWithMembers() {
    try (RecordedLog log = new RecordedLog(PublishedKeys.class.getName())) {
      document = Future.succeededFuture("<html>");
      assertEquals(503, status(plugin(), TokenForge.rs256(A, "a")));
      String cause = "the response is no JSON object";
      assertEquals(
          Map.of(
              "policy",
              "user",
              "endpoint",
              "http://127.0.0.1:" + issuer.actualPort(),
              "cause",
              cause),
          log.members().getFirst());
      assertEquals(
          "keys not fetched: policy user: " + cause, log.events().getFirst().getFormattedMessage());
    }
  }

  @Test
  void startsThoughNothingListensThere() {
    int port = issuer.actualPort();
    Exchanges.result(issuer.close());
    assertEquals(503, status(plugin(port), TokenForge.rs256(A, "a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"
      })
  void takesNoKeysFromAResponseThatHasNone(String body) {
    document = Future.succeededFuture(body);
    assertEquals(503, status(plugin(), TokenForge.rs256(A, "a")));
  }

  @Test
  void readsNoMoreThanAKeySetCanNeed() {
    JsonObject big = TokenForge.jwks(TokenForge.jwk(A, "a")).put("x", "y".repeat(300_000));
    document = Future.succeededFuture(big.encode());
    assertEquals(503, status(plugin(), TokenForge.rs256(A, "a")));
  }

  @Test
  void followsNoRedirect() {
    status = 302;
    assertEquals(503, status(plugin(), TokenForge.rs256(A, "a")));
    assertEquals(1, fetches.get());
  }

  @Test
  void aClosedConnectionIsNoKeySet() {
    JwtPlugin plugin = plugin();
    assertEquals(200, status(plugin, TokenForge.rs256(A, "a")));
    Promise<String> never = Promise.promise();
    document = never.future();
    clock.advance(PublishedKeys.PAUSE);
    Future<GatewayResponse> response = answer(plugin, TokenForge.rs256(B, "b"));
    Exchanges.result(issuer.close());
    assertEquals(401, Exchanges.result(response.map(200).otherwise(PublishedKeysTest::status)));
  }
}
