// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.decode.SettingText;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.RejectionMessages;
import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtConfigTest {
  private static final URI JWKS = URI.create("https://id.example/jwks.json");
  private static final KeyConfig KEY = new KeyConfig(null, null, new Secret(TokenForge.SECRET));

  private static JwtConfig config(
      @Nullable URI jwks,
      @Nullable List<KeyConfig> keys,
      @Nullable List<JwtAlgorithm> algorithms,
      @Nullable Duration leeway,
      @Nullable Map<String, String> headers) {
    return new JwtConfig(
        "https://id.example", List.of("shop"), algorithms, jwks, keys, leeway, headers, null, null);
  }

  @Test
  void hasDefaults() {
    assertEquals(
        new JwtConfig(
            "https://id.example",
            List.of("shop"),
            List.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256),
            JWKS,
            List.of(),
            Duration.ofSeconds(30),
            Map.of(),
            null,
            false),
        config(JWKS, null, null, null, null));
  }

  @Test
  void namesTheHeadersThatTellThePrincipal() {
    JwtConfig config = config(JWKS, null, null, null, Map.of("sub", "X-User"));
    assertEquals(Set.of("x-user"), new JwtPluginFactory().identityHeaders(config));
    assertEquals(Phase.AUTHENTICATE, new JwtPluginFactory().phase(config));
  }

  @Test
  void rejectsABlankNameOfTheScopes() {
    assertEquals(
        "scopesClaim: ' ' (expected: the name of a claim, or a path such as realm_access.roles)",
        RejectionMessages.message(
            () -> new JwtConfig("i", List.of("a"), null, JWKS, null, null, null, " ", null)));
  }

  @Test
  void printsNoKey() {
    Secret jwk = new Secret("{\"kty\":\"oct\",\"k\":\"b3Blbg\"}");

    assertEquals(
        "KeyConfig[kid=a, text=***, secret=null]", new KeyConfig("a", jwk, null).toString());
  }

  @Test
  void needsEitherAnAddressOrKeys() {
    assertEquals(
        "jwks: no jwks and no keys (expected: jwks or keys)",
        RejectionMessages.message(() -> config(null, null, null, null, null)));
    assertEquals(
        "jwks: jwks and keys (expected: jwks or keys)",
        RejectionMessages.message(() -> config(JWKS, List.of(KEY), null, null, null)));
    assertTrue(
        RejectionMessages.message(() -> new KeyConfig(null, null, null))
            .startsWith("keys: neither"));
    assertTrue(
        RejectionMessages.message(() -> new KeyConfig(null, new Secret("x"), new Secret("y")))
            .startsWith("keys: text and secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:/etc/passwd", "id.example/jwks", "https:jwks", "ftp://id.example/x"})
  void rejectsAnAddressThatIsNotHttp(String uri) {
    assertEquals(
        "jwks: "
            + uri
            + " (expected: a URL such as https://id.example/jwks.json, without user and fragment)",
        RejectionMessages.message(() -> config(URI.create(uri), null, null, null, null)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:PW@h/,***",
    "https://u:PW@h:99999/?k=KEY#F,***",
    "https://h/#F,***",
    "https://h:99999/?k=KEY,https://h:99999/?***",
    "https://h:0/,https://h:0/",
    "https://u:PW@h_x/,***"
  })
  void rejectsUsersFragmentsAndPortsThatAreNoneWithoutTellingSecrets(String uri, String shown) {
    assertTrue(
        RejectionMessages.message(() -> config(URI.create(uri), null, null, null, null))
            .startsWith("jwks: " + shown + " (expected: "));
  }

  @Test
  void takesAQueryAndDoesNotShowIt() {
    JwtConfig config = config(URI.create("https://h/?k=KEY"), null, null, null, null);
    assertTrue(SettingText.of(config).contains("jwks: https://h/?***"), SettingText.of(config));
  }

  @Test
  void rejectsSecretsWithPublishedKeys() {
    assertTrue(
        RejectionMessages.message(() ->
                config(JWKS, null, List.of(JwtAlgorithm.RS256, JwtAlgorithm.HS256), null, null))
            .startsWith("algorithms: [RS256, HS256] (expected: no HS256"));
  }

  @Test
  void rejectsALeewayOfMoreThanAMinute() {
    assertEquals(
        "leeway: PT1M1S (expected: 0s to 60s)",
        RejectionMessages.message(() -> config(JWKS, null, null, Duration.ofSeconds(61), null)));
    assertTrue(
        RejectionMessages.message(() -> config(JWKS, null, null, Duration.ofSeconds(-1), null))
            .startsWith("leeway: "));
  }

  @Test
  void rejectsOneHeaderForTwoClaims() {
    assertEquals(
        "claimsToHeaders: x-b (expected: a header of its own for each claim)",
        RejectionMessages.message(
            () -> config(JWKS, null, null, null, Map.of("v", "x-b", "w", "X-B"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"authorization", "Host", "content-length", "Range", "x_user", "x user", ""})
  void rejectsHeadersThatAreNotForClaims(String header) {
    assertTrue(
        RejectionMessages.message(() -> config(JWKS, null, null, null, Map.of("sub", header)))
            .startsWith("claimsToHeaders: " + header.toLowerCase(java.util.Locale.ROOT)));
  }

  @Test
  void rejectsEmptyValues() {
    assertEquals(
        "issuer: ' ' (expected: the iss of its tokens)",
        RejectionMessages.message(
            () -> new JwtConfig(" ", List.of("a"), null, JWKS, null, null, null, null, null)));
    assertEquals(
        "audience: none (expected: 1 or more)",
        RejectionMessages.message(
            () -> new JwtConfig("i", List.of(), null, JWKS, null, null, null, null, null)));
    assertEquals(
        "algorithms: none (expected: 1 or more)",
        RejectionMessages.message(() -> config(JWKS, null, List.of(), null, null)));
  }

  @Test
  void doesNotPrintSecrets() {
    assertFalse(
        config(null, List.of(KEY), null, null, null).toString().contains(TokenForge.SECRET));
  }
}
