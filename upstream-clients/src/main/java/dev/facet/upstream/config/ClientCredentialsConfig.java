// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;
import static dev.facet.upstream.config.Require.requirePlace;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway gets its tokens from (RFC 6749, section 4.4), and as whom.
 *
 * @param tokenUrl the token endpoint; may have a query, no fragment (section 3.2)
 * @param clientId as whom
 * @param clientSecret the client's password
 * @param scopes what is asked for; absent: what the authorization server gives by default
 * @param audience whom the token is to be for, as some authorization servers want it; absent: not
 *     said
 * @param tls whom the token endpoint's certificate may come from, and what it is shown; absent: as
 *     for any service that says nothing
 */
public record ClientCredentialsConfig(
    URI tokenUrl,
    String clientId,
    Secret clientSecret,
    List<String> scopes,
    @Nullable String audience,
    TlsConfig tls) {
  /** RFC 6749, section 3.3. */
  private static final String SCOPE = "[\\x21\\x23-\\x5b\\x5d-\\x7e]+";

  /** Sets defaults and guards. */
  public ClientCredentialsConfig(
      URI tokenUrl,
      String clientId,
      Secret clientSecret,
      @Nullable List<String> scopes,
      @Nullable String audience,
      @Nullable TlsConfig tls) {
    FetchedUrl.check("tokenUrl", tokenUrl, "https://id.example/token");
    require(!clientId.isBlank(), "clientId", "blank", "the name of a client");
    require(!clientSecret.value().isBlank(), "clientSecret", "blank", "the secret of the client");
    this.tokenUrl = tokenUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
    this.scopes.forEach(
        scope -> require(scope.matches(SCOPE), "scopes", scope, "scopes, each without spaces"));
    require(audience == null || !audience.isBlank(), "audience", "blank", "a name or no key");
    this.audience = audience;
    requirePlace(
        tls == null || tokenUrl.getScheme().equals("https"),
        "tls",
        "tokenUrl",
        "a tokenUrl that begins with https://");
    this.tls = tls == null ? TlsConfig.DEFAULT : tls;
  }
}
