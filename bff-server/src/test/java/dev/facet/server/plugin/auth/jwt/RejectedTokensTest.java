// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are not let in, one fault each. */
class RejectedTokensTest extends WithJwtPlugin {
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("badClaims")
  void rejectsBadClaims(String name, JsonObject claims) {
    assertRejected(plugin(), bearing(TokenForge.rs256(claims)));
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
  void rejectsTwoAuthorizationHeadersAndAnEmptyToken() {
    String good = TokenForge.rs256(TokenForge.claims());
    assertRejected(plugin(), bearing(good, "authorization", "Basic YTpi"));
    assertRejected(plugin(), bearing(good, "authorization", "Bearer " + good));
    assertRejected(plugin(), Exchanges.get("/", "authorization", "Bearer"));
    assertRejected(plugin(), Exchanges.get("/", "authorization", "bearer  "));
  }

  /** Whoever reads the header behind us may take more than spaces for the end of the scheme. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "\t ", ",", "=", ":", "/", "\u00a0", "\""})
  void rejectsATokenBehindAnyOtherEndOfTheScheme(String end) {
    String token = TokenForge.rs256(TokenForge.claims());
    for (boolean anonymous : List.of(true, false)) {
      JwtPlugin plugin = plugin(List.of(JwtAlgorithm.RS256), KEYS.subList(0, 1), null, anonymous);
      assertRejected(plugin, Exchanges.get("/", "authorization", "bEARER" + end + token));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJ", "eyJhbGciOiJub25lIn0.e30.", "a.b.c", "a..c"})
  void rejectsWhatLooksLikeATokenRightBehindTheScheme(String token) {
    JwtPlugin plugin = plugin(List.of(JwtAlgorithm.RS256), KEYS.subList(0, 1), null, true);
    assertRejected(plugin, Exchanges.get("/", "authorization", "Bearer" + token));
    assertRejected(plugin, Exchanges.get("/", "authorization", "beareR" + token + " x"));
  }

  @Test
  void rejectsAValidTokenRightBehindTheScheme() {
    String token = TokenForge.rs256(TokenForge.claims());
    assertRejected(plugin(), Exchanges.get("/", "authorization", "Bearer" + token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp:1e999",
        "exp:1e300",
        "exp:253402300800",
        "exp:9223372036854775808",
        "nbf:-1e999",
        "iat:1e999",
        "iat:-253402300800",
        "exp:1e99999999",
        "nbf:-1e300"
      })
  void rejectsTimesBeyondAllDates(String member) {
    String name = member.substring(0, 3);
    String claims = without(name).encode();
    String text =
        claims.substring(0, claims.length() - 1) + ",\"" + name + "\":" + member.substring(4) + "}";
    String token = TokenForge.token(TokenForge.header("RS256").encode(), text, rsaSigner());
    assertRejected(plugin(), bearing(token));
  }
}
