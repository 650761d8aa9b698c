// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.ClientCredentialsConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request for a token and its response (RFC 6749, section 4.4). */
public final class TokenExchange {
  /** For servers that do not say how long a token lives, which they should. */
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();
  private static final int MAX_DIGITS = 15;
  private static final int OK = 200;

  /** What is repeated: codes of RFC 6749, sections 4.1.2.1 and 5.2, and of RFC 8707, section 2. */
  private static final Set<String> ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope",
          "access_denied",
          "server_error",
          "temporarily_unavailable",
          "invalid_target");

  private TokenExchange() {}

  /** The request. The client authenticates by HTTP Basic, both parts form-encoded (2.3.1). */
  public static UpstreamRequest request(ClientCredentialsConfig config) {
    String user = encoded(config.clientId()) + ":" + encoded(config.clientSecret().value());
    MultiMap headers =
        HttpHeaders.headers()
            .add(
                HttpHeaders.AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString(user.getBytes(US_ASCII)))
            .add(HttpHeaders.CONTENT_TYPE, HttpHeaders.APPLICATION_X_WWW_FORM_URLENCODED)
            .add(HttpHeaders.ACCEPT, "application/json");
    return new UpstreamRequest(
        HttpMethod.POST,
        target(config),
        headers,
        new RequestBody.Bytes(Buffer.buffer(form(config))),
        null);
  }

  /**
   * Reads the response. What it says is never repeated, but for the code of an error.
   *
   * @param now when it was asked for, in nanoseconds of a steady clock
   * @throws TokenFailure where there is no token in it
   */
  public static AccessToken read(UpstreamResponse response, long now) {
    JsonObject body = json(response);
    if (response.status() != OK) {
      String error = body.getValue("error") instanceof String code ? code : "";
      boolean shown = ERRORS.contains(error);
      throw new TokenFailure("status " + response.status() + (shown ? ", " + error : ""));
    }
    if (!(body.getValue("access_token") instanceof String token)
        || !token.matches("[\\x21-\\x7e]+")) {
      throw new TokenFailure("status 200 without an access_token that can be sent");
    }
    if (!(body.getValue("token_type") instanceof String type) || !type.equalsIgnoreCase("bearer")) {
      throw new TokenFailure("a token_type that is not Bearer");
    }
    return new AccessToken(token, now, life(body.getValue("expires_in")).toNanos());
  }

  private static JsonObject json(UpstreamResponse response) {
    try {
      return new JsonObject(Buffer.buffer(response.body().bytes()));
    } catch (DecodeException malformed) {
      throw new TokenFailure("status " + response.status() + ", and not a JSON object");
    }
  }

  /** Seconds; some servers write them as a string. */
  private static Duration life(@Nullable Object seconds) {
    if (seconds == null) {
      return UNSAID;
    }
    String digits = seconds.toString();
    if (!digits.matches("\\d+") || digits.matches("0+")) {
      throw new TokenFailure("an expires_in that is no positive integer");
    }
    String significant = digits.replaceFirst("^0+", "");
    boolean endless = significant.length() > MAX_DIGITS;
    return Duration.ofSeconds(
        endless ? MAX_SECONDS : Math.min(Long.parseLong(significant), MAX_SECONDS));
  }

  private static String target(ClientCredentialsConfig config) {
    String path = config.tokenUrl().getRawPath();
    String query = config.tokenUrl().getRawQuery();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private static String form(ClientCredentialsConfig config) {
    StringBuilder form = new StringBuilder("grant_type=client_credentials");
    if (!config.scopes().isEmpty()) {
      form.append("&scope=").append(encoded(String.join(" ", config.scopes())));
    }
    if (config.audience() != null) {
      form.append("&audience=").append(encoded(config.audience()));
    }
    return form.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
