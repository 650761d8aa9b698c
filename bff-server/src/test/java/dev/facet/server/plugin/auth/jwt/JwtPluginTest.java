// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtPluginTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final long NOW = HandClock.START.getEpochSecond();
  private static final List<KeyConfig> KEYS =
      List.of(
          new KeyConfig("rsa", new Secret(TokenForge.pem(TokenForge.RSA.getPublic())), null),
          new KeyConfig("ec", new Secret(TokenForge.pem(TokenForge.EC.getPublic())), null));

  private final HandClock clock = new HandClock();

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  private JwtPlugin plugin(
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

  private JwtPlugin plugin() {
    return plugin(List.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256), KEYS, null, false);
  }

  private static Exchange bearing(String token, String... headers) {
    Exchange exchange = Exchanges.get("/", headers);
    exchange.request().headers().add("authorization", "Bearer " + token);
    return exchange;
  }

  private static Exchange pass(JwtPlugin plugin, String token, String... headers) {
    Exchange exchange = bearing(token, headers);
    assertEquals(200, plugin.handle(exchange, Exchanges::ok).result().status());
    return exchange;
  }

  private static void assertRejected(JwtPlugin plugin, Exchange exchange) {
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

  private static Principal principal(Exchange exchange) {
    return Objects.requireNonNull(exchange.principal());
  }

  private static TokenForge.Signer rsaSigner() {
    return TokenForge.with("SHA256withRSA", TokenForge.RSA.getPrivate());
  }

  private static String signed(JsonObject header, JsonObject claims) {
    return TokenForge.token(header, claims, rsaSigner());
  }

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

  static Stream<Arguments> badHeaders() {
    JsonObject good = TokenForge.header("RS256");
    return Stream.of(
        Arguments.of("alg not allowed", TokenForge.header("RS512")),
        Arguments.of("alg of another key", TokenForge.header("ES256")),
        Arguments.of("alg none", TokenForge.header("none")),
        Arguments.of("alg in lower case", TokenForge.header("rs256")),
        Arguments.of("alg missing", new JsonObject().put("typ", "JWT")),
        Arguments.of("alg no string", good.copy().put("alg", 256)),
        Arguments.of("crit", good.copy().put("crit", new JsonArray().add("exp"))),
        Arguments.of("empty crit", good.copy().put("crit", new JsonArray())),
        Arguments.of("kid no string", good.copy().put("kid", 7)),
        Arguments.of("unknown kid", good.copy().put("kid", "../../dev/null")),
        Arguments.of("kid of another alg", good.copy().put("kid", "ec")),
        Arguments.of("typ of another token", good.copy().put("typ", "logout+jwt")),
        Arguments.of("typ of another tree", good.copy().put("typ", "text/jwt")),
        Arguments.of("typ no string", good.copy().put("typ", 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badHeaders")
  void rejectsABadHeader(String name, JsonObject header) {
    assertRejected(plugin(), bearing(signed(header, TokenForge.claims())));
  }

  static Stream<Arguments> badClaims() {
    JsonObject good = TokenForge.claims();
    return Stream.of(
        Arguments.of("no exp", without("exp")),
        Arguments.of("exp as a string", good.copy().put("exp", "" + (NOW + 60))),
        Arguments.of("exp null", good.copy().putNull("exp")),
        Arguments.of("exp long ago", good.copy().put("exp", NOW - 31)),
        Arguments.of("exp just now, with leeway", good.copy().put("exp", NOW - 30)),
        Arguments.of("nbf in the future", good.copy().put("nbf", NOW + 31)),
        Arguments.of("nbf as a string", good.copy().put("nbf", "0")),
        Arguments.of("no iss", without("iss")),
        Arguments.of("other iss", good.copy().put("iss", "https://id.example/")),
        Arguments.of(
            "iss as list", good.copy().put("iss", new JsonArray().add("https://id.example"))),
        Arguments.of("no aud", without("aud")),
        Arguments.of("other aud", good.copy().put("aud", "shop2")),
        Arguments.of("aud as words", good.copy().put("aud", "other shop")),
        Arguments.of("aud as object", good.copy().put("aud", new JsonObject().put("shop", 1))),
        Arguments.of("no sub", without("sub")),
        Arguments.of("empty sub", good.copy().put("sub", "")),
        Arguments.of("sub as number", good.copy().put("sub", 7)));
  }

  private static JsonObject without(String claim) {
    JsonObject claims = TokenForge.claims();
    claims.remove(claim);
    return claims;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badClaims")
  void rejectsBadClaims(String name, JsonObject claims) {
    assertRejected(plugin(), bearing(TokenForge.rs256(claims)));
  }

  @Test
  void allowsClocksToDifferByTheLeeway() {
    JsonObject claims = TokenForge.claims().put("exp", NOW - 29).put("nbf", NOW + 30);
    pass(plugin(), TokenForge.rs256(claims));
    pass(plugin(), TokenForge.rs256(TokenForge.claims().put("exp", NOW + 0.5)));
    pass(plugin(), TokenForge.rs256(without("nbf")));
    pass(plugin(), TokenForge.rs256(TokenForge.claims().put("exp", 1e300)));
  }

  static Stream<String> malformed() {
    String good = TokenForge.rs256(TokenForge.claims());
    String[] parts = good.split("\\.", -1);
    return Stream.of(
        "",
        "x",
        "..",
        "a.b.c",
        parts[0] + "." + parts[1],
        parts[0] + "." + parts[1] + ".",
        good + ".",
        good + "." + parts[2],
        "." + parts[1] + "." + parts[2],
        parts[0] + ".." + parts[2],
        parts[0] + "." + TokenForge.base64("{\"sub\":\"mallory\"}") + "." + parts[2],
        parts[0] + "." + parts[1] + "." + parts[2].substring(4),
        parts[0] + "." + parts[1] + "." + parts[2] + "!",
        TokenForge.base64("[]") + "." + parts[1] + "." + parts[2],
        TokenForge.token("{\"alg\":\"RS256\"}", "[]", rsaSigner()),
        TokenForge.token("{\"alg\":\"RS256\"}", "{", rsaSigner()),
        TokenForge.token("{\"alg\":\"RS256\"}", "[".repeat(3000), rsaSigner()),
        TokenForge.token("{\"alg\":\"RS256\"}", "{\"a\":".repeat(1000), rsaSigner()),
        TokenForge.base64("{\"alg\":\"none\"}") + "." + parts[1] + ".",
        TokenForge.base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void rejectsWhatIsNoSignedToken(String token) {
    assertRejected(plugin(), bearing(token));
  }

  @Test
  void rejectsATokenOfMoreThan8Kibibytes() {
    int overhead = TokenForge.rs256(TokenForge.claims().put("x", "")).length();
    // Three characters of a claim are four of the token.
    int room = (8192 - overhead) / 4 * 3;
    pass(plugin(), TokenForge.rs256(TokenForge.claims().put("x", "y".repeat(room))));
    String tooLong = TokenForge.rs256(TokenForge.claims().put("x", "y".repeat(room + 6)));
    assertTrue(tooLong.length() > 8192 && tooLong.length() < 8210);
    assertRejected(plugin(), bearing(tooLong));
  }

  @Test
  void rejectsThePublicKeyAsASecret() {
    byte[] pem = TokenForge.pem(TokenForge.RSA.getPublic()).getBytes(StandardCharsets.UTF_8);
    for (byte[] secret : List.of(pem, TokenForge.RSA.getPublic().getEncoded())) {
      String token =
          TokenForge.token(
              TokenForge.header("HS256"),
              TokenForge.claims(),
              TokenForge.hmac("HmacSHA256", secret));
      assertRejected(plugin(), bearing(token));
      JwtPlugin both =
          plugin(
              List.of(JwtAlgorithm.RS256, JwtAlgorithm.HS256),
              List.of(KEYS.getFirst(), new KeyConfig("hs", null, new Secret(TokenForge.SECRET))),
              null,
              false);
      assertRejected(both, bearing(token));
    }
  }

  @Test
  void ignoresKeysThatATokenBringsAlong() {
    JsonObject jwk = TokenForge.jwk(TokenForge.OTHER_RSA, "rsa");
    String der = Base64.getEncoder().encodeToString(TokenForge.OTHER_RSA.getPublic().getEncoded());
    for (JsonObject header :
        List.of(
            TokenForge.header("RS256").put("jwk", jwk),
            TokenForge.header("RS256").put("jku", "http://127.0.0.1:1/jwks"),
            TokenForge.header("RS256").put("x5u", "http://127.0.0.1:1/cert"),
            TokenForge.header("RS256").put("x5c", new JsonArray().add(der)))) {
      TokenForge.Signer foreign =
          TokenForge.with("SHA256withRSA", TokenForge.OTHER_RSA.getPrivate());
      assertRejected(plugin(), bearing(TokenForge.token(header, TokenForge.claims(), foreign)));
      pass(plugin(), signed(header, TokenForge.claims()));
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
  void rejectsTwoAuthorizationHeadersAndAnEmptyToken() {
    String good = TokenForge.rs256(TokenForge.claims());
    assertRejected(plugin(), bearing(good, "authorization", "Basic YTpi"));
    assertRejected(plugin(), bearing(good, "authorization", "Bearer " + good));
    assertRejected(plugin(), Exchanges.get("/", "authorization", "Bearer"));
    assertRejected(plugin(), Exchanges.get("/", "authorization", "bearer  "));
  }

  @Test
  void letsRequestsWithoutATokenPassWhereThatIsAllowedButNoBadToken() {
    JwtPlugin plugin = plugin(List.of(JwtAlgorithm.RS256), KEYS.subList(0, 1), null, true);
    Exchange anonymous = Exchanges.get("/", "x-user", "root", "X_Groups", "admin");
    assertEquals(200, plugin.handle(anonymous, Exchanges::ok).result().status());
    assertNull(anonymous.principal());
    assertTrue(anonymous.request().headers().isEmpty());
    assertRejected(plugin, bearing("bad"));
    assertEquals("alice", principal(pass(plugin, TokenForge.rs256(TokenForge.claims()))).subject());
  }

  @Test
  void replacesWhatClientsSayOfThemselves() {
    Exchange exchange =
        pass(
            plugin(),
            TokenForge.rs256(TokenForge.claims()),
            "X-User",
            "root",
            "x_user",
            "root",
            "x-groups",
            "admin");
    assertEquals(List.of("alice"), exchange.request().headers().getAll("x-user"));
    assertFalse(exchange.request().headers().contains("x_user"));
    assertFalse(exchange.request().headers().contains("x-groups"));
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
    assertEquals("a,b", exchange.request().headers().get("x-groups"));
    assertEquals("42", exchange.request().headers().get("x-age"));
    assertEquals("true", exchange.request().headers().get("x-vip"));
    Exchange nested =
        pass(
            plugin(),
            TokenForge.rs256(TokenForge.claims().put("age", new JsonObject().put("a", 1))));
    assertFalse(nested.request().headers().contains("x-age"));
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
