// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.ConnectionHeaders;
import dev.facet.upstream.CacheStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** The headers of one response on their way to the client, changed in place. */
final class ForwardedResponseHeaders {
  private static final int NO_CONTENT = 204;
  private static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("cache-status");

  private ForwardedResponseHeaders() {}

  /**
   * Removes what belongs to the service's connection and adds the gateway's mark.
   *
   * @param protocol the version of HTTP by which the response came
   */
  static void strip(int status, MultiMap headers, Via via, String protocol) {
    ConnectionHeaders.stripResponse(headers);
    if (status == NO_CONTENT) {
      headers.remove(HttpHeaders.CONTENT_LENGTH); // forbidden there, RFC 9110 section 8.6
    }
    List<String> before = headers.getAll(Via.NAME);
    String joined = before.isEmpty() ? null : String.join(", ", before);
    headers.set(Via.NAME, via.appended(joined, protocol));
  }

  /** Says what the gateway's cache had to do with it, after caches before it (RFC 9211). */
  static void mark(CacheStatus status, MultiMap headers, Via via) {
    if (!status.parameters().isEmpty()) {
      headers.add(CACHE_STATUS, cacheStatus(status, via));
    }
  }

  /** The member of Cache-Status that is the gateway's own. */
  static String cacheStatus(CacheStatus status, Via via) {
    return via.pseudonym() + "; " + status.parameters();
  }

  /** Whether a response names places, so that {@link #translate} has something to do. */
  static boolean hasRewritableHeaders(MultiMap headers) {
    return headers.contains(HttpHeaders.LOCATION) || headers.contains(HttpHeaders.SET_COOKIE);
  }

  /** Gives redirects and cookies their public form; every cookie keeps its own line. */
  static void translate(MultiMap headers, LocationRewriter names) {
    String location = headers.get(HttpHeaders.LOCATION);
    if (location != null) {
      headers.set(HttpHeaders.LOCATION, names.location(location));
    }
    List<CharSequence> cookies = new ArrayList<>();
    for (String cookie : headers.getAll(HttpHeaders.SET_COOKIE)) {
      cookies.add(names.setCookie(cookie));
    }
    if (!cookies.isEmpty()) {
      headers.set(HttpHeaders.SET_COOKIE, cookies);
    }
  }
}
