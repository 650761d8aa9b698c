// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** Plugins for tokens of one issuer, and what they say to a request. */
abstract class WithJwtPlugin {
  static final Vertx VERTX = Vertx.vertx();
  static final long NOW = HandClock.START.getEpochSecond();

  static final List<KeyConfig> KEYS =
      List.of(
          new KeyConfig("rsa", new Secret(TokenForge.pem(TokenForge.RSA.getPublic())), null),
          new KeyConfig("ec", new Secret(TokenForge.pem(TokenForge.EC.getPublic())), null));

  final HandClock clock = new HandClock();

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  JwtPlugin plugin(
      List<JwtAlgorithm> algorithms,
      List<KeyConfig> keys,
      @Nullable String scopesClaim,
      boolean anonymous) {
    return JwtPlugin.of(
        new JwtConfig(
            "https://id.example",
            List.of("shop"),
            algorithms,
            null,
            keys,
            null,
            Map.of("sub", "x-user", "groups", "x-groups", "age", "x-age", "vip", "x-vip"),
            scopesClaim,
            anonymous),
        new PluginContext("user", VERTX, clock, clock::nanoTime, Path.of("")));
  }

  JwtPlugin plugin() {
    return plugin(List.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256), KEYS, null, false);
  }

  static Exchange bearing(String token, String... headers) {
    Exchange exchange = Exchanges.get("/", headers);
    exchange.request().headers().add("authorization", "Bearer " + token);
    return exchange;
  }

  static Exchange pass(JwtPlugin plugin, String token, String... headers) {
    Exchange exchange = bearing(token, headers);
    assertEquals(200, plugin.handle(exchange, Exchanges::ok).result().status());
    return exchange;
  }

  static void assertRejected(JwtPlugin plugin, Exchange exchange) {
    Future<GatewayResponse> response =
        plugin.handle(
            exchange,
            _ -> {
              throw new AssertionError("passed");
            });
    Problem problem = Exchanges.problem(response);
    assertEquals(401, problem.status());
    assertEquals("UNAUTHENTICATED", problem.code());
    assertEquals("Bearer error=\"invalid_token\"", problem.headers().get("www-authenticate"));
    assertNull(exchange.principal());
  }

  static Principal principal(Exchange exchange) {
    return Objects.requireNonNull(exchange.principal());
  }

  static TokenForge.Signer rsaSigner() {
    return TokenForge.with("SHA256withRSA", TokenForge.RSA.getPrivate());
  }

  static String signed(JsonObject header, JsonObject claims) {
    return TokenForge.token(header, claims, rsaSigner());
  }

  static JsonObject without(String claim) {
    JsonObject claims = TokenForge.claims();
    claims.remove(claim);
    return claims;
  }
}
