// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.CacheControl;
import dev.facet.http.ConnectionHeaders;
import dev.facet.http.ResponseContent;
import dev.facet.http.WebSocketHandshake;
import dev.facet.upstream.CacheStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The headers of one response on their way to the client, changed in place. */
final class ForwardedResponseHeaders {
  private static final CharSequence REFRESH = HttpHeaders.createOptimized("refresh");
  private static final CharSequence LINK = HttpHeaders.createOptimized("link");
  private static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("cache-status");

  private static final int UPGRADE_REQUIRED = 426;

  private ForwardedResponseHeaders() {}

  /**
   * Removes what belongs to the service's connection and adds the gateway's mark.
   *
   * @param protocol the version of HTTP by which the response came
   */
  static void strip(int status, MultiMap headers, Via via, String protocol) {
    boolean offers = status == UPGRADE_REQUIRED && WebSocketHandshake.isOffered(headers);
    ConnectionHeaders.stripResponse(headers);
    if (offers) { // a 426 names a protocol (RFC 9110, section 15.5.22), and there is this one here
      // too
      WebSocketHandshake.offer(headers);
    }
    ResponseContent.fixLength(status, headers);
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

  /**
   * Adds a cookie that is for this client alone, so that no cache that clients share keeps the
   * response with it (RFC 9111, sections 5.2.2.7 and 7.3).
   */
  static void keepDecision(MultiMap headers, String cookie) {
    headers.add(HttpHeaders.SET_COOKIE, cookie);
    CacheControl said = CacheControl.of(headers);
    if (!said.has("no-store") && !said.isBare("private")) {
      headers.add(HttpHeaders.CACHE_CONTROL, "private");
    }
  }

  /** Whether a response names places, so that {@link #translate} has something to do. */
  static boolean hasRewritableHeaders(MultiMap headers) {
    return headers.contains(HttpHeaders.LOCATION)
        || headers.contains(HttpHeaders.SET_COOKIE)
        || headers.contains(LINK)
        || headers.contains(HttpHeaders.CONTENT_LOCATION)
        || headers.contains(REFRESH);
  }

  /** Gives URLs and cookies their public form; every line stays a line of its own. */
  static void translate(MultiMap headers, LocationRewriter names) {
    PublicCookies cookies = new PublicCookies(names);
    each(headers, HttpHeaders.LOCATION, names::location);
    each(headers, HttpHeaders.CONTENT_LOCATION, names::location);
    each(headers, REFRESH, field -> LinkFields.refresh(field, names::location));
    each(headers, LINK, field -> LinkFields.link(field, names::location));
    each(headers, HttpHeaders.SET_COOKIE, cookies::of);
  }

  private static void each(MultiMap headers, CharSequence name, UnaryOperator<String> translation) {
    if (headers.contains(name)) {
      List<CharSequence> lines = new ArrayList<>();
      headers.getAll(name).forEach(line -> lines.add(translation.apply(line)));
      headers.set(name, lines);
    }
  }
}
