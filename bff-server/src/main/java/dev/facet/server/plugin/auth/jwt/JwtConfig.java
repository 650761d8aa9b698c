// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.FetchedUrl;
import dev.facet.upstream.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are believed.
 *
 * @param issuer the only {@code iss}
 * @param audience one of these must be in {@code aud}
 * @param algorithms how tokens may be signed; absent: RS256 and ES256
 * @param jwks where the issuer publishes its keys (RFC 7517 section 5); either this or keys
 * @param keys the keys themselves
 * @param leeway how far clocks may differ, 60 s at most; absent: 30 s
 * @param claimsToHeaders claims, or paths into them, that services are told, by the name of the
 *     header; absent: none. What clients send under these names is removed. Bytes that are no
 *     printable ASCII, and the percent sign, are percent-encoded
 * @param scopesClaim the claim with the scopes, a list or words, by its name or by a path into
 *     objects ({@code realm_access.roles}); absent: scope, or scp where that has none
 * @param anonymous whether requests without a token pass, unauthenticated; absent: no
 */
public record JwtConfig(
    String issuer,
    List<String> audience,
    List<JwtAlgorithm> algorithms,
    @Nullable URI jwks,
    List<KeyConfig> keys,
    Duration leeway,
    Map<String, String> claimsToHeaders,
    @Nullable String scopesClaim,
    Boolean anonymous) {
  private static final Duration MAX_LEEWAY = Duration.ofSeconds(60);

  /** Sets defaults and guards. */
  public JwtConfig(
      String issuer,
      List<String> audience,
      @Nullable List<JwtAlgorithm> algorithms,
      @Nullable URI jwks,
      @Nullable List<KeyConfig> keys,
      @Nullable Duration leeway,
      @Nullable Map<String, String> claimsToHeaders,
      @Nullable String scopesClaim,
      @Nullable Boolean anonymous) {
    this.issuer = issuer;
    this.audience = List.copyOf(audience);
    this.algorithms =
        algorithms == null
            ? List.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256)
            : List.copyOf(algorithms);
    this.jwks = jwks;
    this.keys = keys == null ? List.of() : List.copyOf(keys);
    this.leeway = leeway == null ? Duration.ofSeconds(30) : leeway;
    this.claimsToHeaders = ClaimHeaderNames.checked(claimsToHeaders);
    this.scopesClaim = scopesClaim;
    this.anonymous = anonymous != null && anonymous;
    require(!issuer.isBlank(), "issuer", "'" + issuer + "'", "the iss of its tokens");
    require(!this.audience.isEmpty(), "audience", "none", "1 or more");
    require(!this.algorithms.isEmpty(), "algorithms", "none", "1 or more");
    require(
        !this.leeway.isNegative() && this.leeway.compareTo(MAX_LEEWAY) <= 0,
        "leeway",
        this.leeway,
        "0s to 60s");
    require(
        scopesClaim == null || !scopesClaim.isBlank(),
        "scopesClaim",
        "'" + scopesClaim + "'",
        "the name of a claim, or a path such as realm_access.roles");
    guardKeys();
  }

  private void guardKeys() {
    require(
        (jwks == null) == !keys.isEmpty(),
        "jwks",
        jwks == null ? "no jwks and no keys" : "jwks and keys",
        "jwks or keys");
    if (jwks != null) {
      FetchedUrl.check("jwks", jwks, "https://id.example/jwks.json");
      require(
          algorithms.stream().noneMatch(JwtAlgorithm::symmetric),
          "algorithms",
          algorithms,
          "no HS256, HS384 or HS512 with jwks: a secret is not published");
    }
  }

  /**
   * One key, or several in a JWK set.
   *
   * @param kid which tokens it is for; absent: those without a kid, and those whose kid no other
   *     key has. A JWK brings its own
   * @param text a public key or certificate in PEM, a JWK or a JWK set; either this or a secret. A
   *     JWK can hold a secret as well, so that this is not printed either
   * @param secret shared with the issuer, for HS256 and its like; as long as the hash or longer
   */
  public record KeyConfig(@Nullable String kid, @Nullable Secret text, @Nullable Secret secret) {
    /** Guards against two keys in one place. */
    public KeyConfig {
      require(
          (text == null) != (secret == null),
          "keys",
          text == null ? "neither text nor secret" : "text and secret",
          "text or secret");
    }
  }
}
