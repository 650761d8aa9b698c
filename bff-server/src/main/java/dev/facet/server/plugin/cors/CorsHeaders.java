// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.http.FieldLists;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** The headers of the CORS protocol in responses. A service's own never get through. */
final class CorsHeaders {
  private static final List<CharSequence> OURS =
      List.of(
          HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
          HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS,
          HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
          HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
          HttpHeaders.ACCESS_CONTROL_ALLOW_PRIVATE_NETWORK,
          HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
          HttpHeaders.ACCESS_CONTROL_MAX_AGE);

  private static final String PREFLIGHT =
      "Access-Control-Request-Method, Access-Control-Request-Headers";

  private final boolean any;
  private final boolean credentials;
  private final String methods;
  private final String allowed;
  private final String exposed;
  private final String maxAge;

  CorsHeaders(CorsConfig config) {
    any = config.origins().contains(new OriginPattern.Any());
    credentials = config.credentials();
    methods = String.join(", ", config.methods());
    allowed = String.join(", ", config.headers());
    exposed = String.join(", ", config.exposeHeaders());
    maxAge = Long.toString(config.maxAge().toSeconds());
  }

  /**
   * A response to what is no cross-origin request. Where every page is let in it says so to
   * everybody, so that a cache may keep one response for all (Fetch, "CORS protocol and HTTP
   * caches").
   */
  GatewayResponse none(GatewayResponse response) {
    OURS.forEach(response.headers()::remove);
    if (any) {
      share(response.headers(), "*");
    } else {
      vary(response.headers());
    }
    return response;
  }

  GatewayResponse actual(GatewayResponse response, String origin) {
    none(response);
    if (!any) {
      share(response.headers(), origin);
    }
    return response;
  }

  GatewayResponse preflight(GatewayResponse response, String origin) {
    MultiMap headers = response.headers();
    allow(headers, any ? "*" : origin);
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods);
    if (!allowed.isEmpty()) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, allowed);
    }
    headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAge);
    headers.set(HttpHeaders.VARY, any ? PREFLIGHT : "Origin, " + PREFLIGHT);
    return response;
  }

  private void share(MultiMap headers, String origin) {
    allow(headers, origin);
    if (!exposed.isEmpty()) {
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
  }

  private void allow(MultiMap headers, String origin) {
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if (credentials) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
  }

  // A service may vary on the origin too; the same name twice would only cost bytes.
  private static void vary(MultiMap headers) {
    List<String> varied = headers.getAll(HttpHeaders.VARY);
    if (!FieldLists.contains(varied, "origin") && !FieldLists.contains(varied, "*")) {
      headers.add(HttpHeaders.VARY, "Origin");
    }
  }
}
