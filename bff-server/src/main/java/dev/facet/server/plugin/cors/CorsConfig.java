// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may use a route.
 *
 * @param origins the pages' origins; {@code *} for all, only alone and without credentials
 * @param methods what they may do; absent: GET, HEAD and POST
 * @param headers what they may send; absent: {@link #REQUEST_HEADERS}
 * @param exposeHeaders what they may read of a response's headers beside what Fetch lets them;
 *     absent: {@link #RESPONSE_HEADERS}
 * @param credentials whether browsers may add cookies and the like; absent: no
 * @param maxAge how long a browser may remember a preflight; absent: 10 minutes
 */
public record CorsConfig(
    List<OriginPattern> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposeHeaders,
    Boolean credentials,
    Duration maxAge) {
  /**
   * What pages send to this gateway: credentials, what it reads itself, what GraphQL clients name
   * themselves with, and the trace context of browsers' instrumentation (W3C Trace Context).
   */
  static final List<String> REQUEST_HEADERS =
      List.of(
          "authorization",
          "content-type",
          "x-request-id",
          "facet-explain",
          "graphql-client-name",
          "graphql-client-version",
          "apollographql-client-name",
          "apollographql-client-version",
          "apollo-require-preflight",
          "traceparent",
          "tracestate");

  /** What this gateway tells pages: the request's id, where the time went, when to come back. */
  static final List<String> RESPONSE_HEADERS =
      List.of("x-request-id", "server-timing", "retry-after", "ratelimit", "ratelimit-policy");

  /** Sets defaults and guards. */
  public CorsConfig(
      List<OriginPattern> origins,
      @Nullable List<String> methods,
      @Nullable List<String> headers,
      @Nullable List<String> exposeHeaders,
      @Nullable Boolean credentials,
      @Nullable Duration maxAge) {
    this.origins = List.copyOf(origins);
    this.methods = methods == null ? List.of("GET", "HEAD", "POST") : List.copyOf(methods);
    this.headers = headers == null ? REQUEST_HEADERS : lowerCase(headers);
    this.exposeHeaders = exposeHeaders == null ? RESPONSE_HEADERS : lowerCase(exposeHeaders);
    this.credentials = credentials != null && credentials;
    this.maxAge = maxAge == null ? Duration.ofMinutes(10) : maxAge;
    require(!this.origins.isEmpty(), "origins", "none", "1 or more");
    boolean any = this.origins.contains(new OriginPattern.Any());
    require(!any || this.origins.size() == 1, "origins", this.origins, "* alone, or no *");
    require(!any || !this.credentials, "origins", "*", "no * with credentials: true");
    guard("methods", this.methods);
    guard("headers", this.headers);
    guard("exposeHeaders", this.exposeHeaders);
    require(!this.maxAge.isNegative(), "maxAge", this.maxAge, "0s or more");
  }

  private void guard(String name, List<String> tokens) {
    for (String token : tokens) {
      require(FieldNames.isName(token), name, token, "a name");
      // With credentials browsers take the asterisk for a name (Fetch, section 3.3.5).
      require(
          !(token.equals("*") && credentials), name, "*", "names, because of credentials: true");
    }
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }
}
