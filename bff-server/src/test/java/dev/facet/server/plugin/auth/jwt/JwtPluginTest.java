// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtPluginTest extends WithJwtPlugin {
  @Test
  void letsAValidTokenPass() {
    Exchange exchange = pass(plugin(), TokenForge.rs256(TokenForge.claims()));
    assertEquals("alice", principal(exchange).subject());
    assertEquals("user", principal(exchange).policy());
    assertEquals(Set.of("orders.read", "orders.write"), principal(exchange).scopes());
    assertEquals(List.of("shop", "other"), principal(exchange).claims().get("aud"));
    assertEquals("alice", exchange.request().headers().get("x-user"));
  }

  @Test
  void verifiesEllipticCurveTokens() {
    TokenForge.Signer signer =
        TokenForge.with("SHA256withECDSAinP1363Format", TokenForge.EC.getPrivate());
    String token =
        TokenForge.token(TokenForge.header("ES256").put("kid", "ec"), TokenForge.claims(), signer);
    assertEquals("alice", principal(pass(plugin(), token)).subject());
    String zero =
        TokenForge.token(
            TokenForge.header("ES256").put("kid", "ec"), TokenForge.claims(), _ -> new byte[64]);
    assertRejected(plugin(), bearing(zero));
  }

  @ParameterizedTest
  @CsvSource({"HS256, HmacSHA256", "HS384, HmacSHA384", "HS512, HmacSHA512"})
  void verifiesTokensWithASharedSecret(JwtAlgorithm algorithm, String mac) {
    JwtPlugin plugin =
        plugin(
            List.of(algorithm),
            List.of(new KeyConfig(null, null, new Secret(TokenForge.SECRET))),
            null,
            false);
    byte[] secret = TokenForge.SECRET.getBytes(StandardCharsets.UTF_8);
    JsonObject header = TokenForge.header(algorithm.name());
    pass(plugin, TokenForge.token(header, TokenForge.claims(), TokenForge.hmac(mac, secret)));
    secret[0]++;
    assertRejected(
        plugin,
        bearing(TokenForge.token(header, TokenForge.claims(), TokenForge.hmac(mac, secret))));
  }

  @Test
  void acceptsTheTypesOfAccessTokens() {
    for (String type : List.of("JWT", "at+jwt", "application/AT+JWT", "Application/JWT")) {
      pass(plugin(), signed(TokenForge.header("RS256").put("typ", type), TokenForge.claims()));
    }
    JsonObject without = new JsonObject().put("alg", "RS256");
    pass(plugin(), signed(without, TokenForge.claims()));
  }

  @Test
  void allowsClocksToDifferByTheLeeway() {
    JsonObject claims = TokenForge.claims().put("exp", NOW - 29).put("nbf", NOW + 30);
    pass(plugin(), TokenForge.rs256(claims));
    pass(plugin(), TokenForge.rs256(TokenForge.claims().put("exp", NOW + 0.5)));
    pass(plugin(), TokenForge.rs256(without("nbf")));
    pass(plugin(), TokenForge.rs256(TokenForge.claims().put("exp", 253_402_300_799.5 - 1)));
  }

  /** What outlives its request, such as a WebSocket, is closed when no request would pass. */
  @Test
  void knowsUntilWhenATokenPassesWithTheLeeway() {
    long second = 1_000;
    for (long expires : new long[] {NOW - 29, NOW + 60}) {
      Exchange exchange = pass(plugin(), TokenForge.rs256(TokenForge.claims().put("exp", expires)));
      assertEquals((expires + 30) * second, principal(exchange).expiresAt());
    }
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    for (Exchange exchange :
        List.of(
            Exchanges.get("/?access_token=" + TokenForge.rs256(TokenForge.claims())),
            Exchanges.get("/", "authorization", "Basic YTpi"),
            Exchanges.get("/", "authorization", "BearerX y"),
            Exchanges.get("/", "cookie", "token=x"))) {
      Problem problem = Exchanges.problem(plugin().handle(exchange, Exchanges::ok));
      assertEquals(401, problem.status());
      assertEquals("Bearer realm=\"facet\"", problem.headers().get("www-authenticate"));
    }
  }

  @Test
  void letsRequestsWithoutATokenPassWhereThatIsAllowedButNoBadToken() {
    JwtPlugin plugin = plugin(List.of(JwtAlgorithm.RS256), KEYS.subList(0, 1), null, true);
    Exchange anonymous = Exchanges.get("/");
    assertEquals(200, plugin.handle(anonymous, Exchanges::ok).result().status());
    assertNull(anonymous.principal());
    assertTrue(anonymous.request().headers().isEmpty());
    assertRejected(plugin, bearing("bad"));
    assertEquals("alice", principal(pass(plugin, TokenForge.rs256(TokenForge.claims()))).subject());
  }

  @Test
  void tellsServicesPlainClaimsAndLists() {
    JsonObject claims =
        TokenForge.claims()
            .put("sub", "José\r\nx-admin: 1 100%")
            .put("groups", new JsonArray().add("b").add("a").add(7))
            .put("age", 42)
            .put("vip", true);
    Exchange exchange = pass(plugin(), TokenForge.rs256(claims));
    assertEquals("Jos%C3%A9%0D%0Ax-admin: 1 100%25", exchange.request().headers().get("x-user"));
    assertEquals("7,a,b", exchange.request().headers().get("x-groups"));
    assertEquals("42", exchange.request().headers().get("x-age"));
    assertEquals("true", exchange.request().headers().get("x-vip"));
    Exchange nested =
        pass(
            plugin(),
            TokenForge.rs256(TokenForge.claims().put("age", new JsonObject().put("a", 1))));
    assertFalse(nested.request().headers().contains("x-age"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "' alice '|%20alice%20",
        "'a b'|a b",
        "' '|",
        "'   '|",
        "''|",
        "'\\ud800'|",
        "'a\\udfffb'|",
        "'\\udcff'|",
        "'\\ude00\\ud83d'|",
        "'\\ud83d\\ude00'|%F0%9F%98%80",
      })
  void tellsServicesNothingOfClaimsThatNoHeaderCarries(String claim, @Nullable String sent) {
    JsonObject claims = new JsonObject("{\"tenant\":\"" + claim.replace("'", "") + "\"}");

    Map<String, String> headers = ClaimHeaders.of(claims.getMap(), Map.of("tenant", "x-tenant"));

    assertEquals(sent == null ? Map.of() : Map.of("x-tenant", sent), headers);
  }

  @Test
  void readsScopesFromWhereTheyAre() {
    JsonArray list = new JsonArray().add("a").add("b c").add(1);
    assertEquals(
        Set.of("a", "b c"),
        principal(pass(plugin(), TokenForge.rs256(TokenForge.claims().put("scope", list))))
            .scopes());
    assertEquals(
        Set.of("x"),
        principal(pass(plugin(), TokenForge.rs256(without("scope").put("scp", "x")))).scopes());
    assertEquals(Set.of(), principal(pass(plugin(), TokenForge.rs256(without("scope")))).scopes());
    assertEquals(
        Set.of(),
        principal(pass(plugin(), TokenForge.rs256(TokenForge.claims().put("scope", 7)))).scopes());
    JwtPlugin own = plugin(List.of(JwtAlgorithm.RS256), KEYS.subList(0, 1), "permissions", false);
    assertEquals(
        Set.of("p"),
        principal(pass(own, TokenForge.rs256(TokenForge.claims().put("permissions", "p"))))
            .scopes());
  }

  @Test
  void claimsCannotBeChangedByPlugins() {
    JsonObject claims =
        TokenForge.claims()
            .put("org", new JsonObject().put("id", 1).putNull("none"))
            .putNull("nothing")
            .put("list", new JsonArray().addNull());
    Map<String, Object> seen = principal(pass(plugin(), TokenForge.rs256(claims))).claims();
    assertFalse(seen.containsKey("nothing"));
    assertThrows(UnsupportedOperationException.class, () -> seen.put("a", 1));
    Map<?, ?> org = (Map<?, ?>) Objects.requireNonNull(seen.get("org"));
    assertThrows(UnsupportedOperationException.class, org::clear);
    List<?> list = (List<?>) Objects.requireNonNull(seen.get("list"));
    assertThrows(UnsupportedOperationException.class, list::clear);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 630})
  void looksAtTheClockAgainForATokenSeenBefore(long seconds) {
    JwtPlugin plugin = plugin();
    String token = TokenForge.rs256(TokenForge.claims().put("exp", NOW + seconds));
    pass(plugin, token);
    clock.advance(Duration.ofSeconds(seconds + 29));
    pass(plugin, token);
    clock.advance(Duration.ofSeconds(1));
    assertRejected(plugin, bearing(token));
  }

  @Test
  void aTokenSeenBeforeSavesNoOtherToken() {
    JwtPlugin plugin = plugin();
    String token = TokenForge.rs256(TokenForge.claims());
    pass(plugin, token);
    pass(plugin, token);
    assertRejected(plugin, bearing(token.substring(0, token.length() - 6) + "AAAAAA"));
  }
}
