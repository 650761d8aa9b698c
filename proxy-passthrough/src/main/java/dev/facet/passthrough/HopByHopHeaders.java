// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/**
 * Headers that speak of one connection only and end at the next hop (RFC 9110 section 7.6.1): the
 * known ones and every one that Connection names.
 */
public final class HopByHopHeaders {
  private static final CharSequence KEEP_ALIVE = HttpHeaders.createOptimized("keep-alive");
  private static final CharSequence PROXY_CONNECTION =
      HttpHeaders.createOptimized("proxy-connection");
  private static final CharSequence PROXY_AUTHENTICATE =
      HttpHeaders.createOptimized("proxy-authenticate");
  private static final CharSequence PROXY_AUTHORIZATION =
      HttpHeaders.createOptimized("proxy-authorization");
  private static final CharSequence HTTP2_SETTINGS = HttpHeaders.createOptimized("http2-settings");
  private static final CharSequence TE = HttpHeaders.createOptimized("te");
  private static final CharSequence TRAILER = HttpHeaders.createOptimized("trailer");
  private static final CharSequence TRAILERS = HttpHeaders.createOptimized("trailers");

  private HopByHopHeaders() {}

  /**
   * Removes them from a request. To be called on what the client sent, before anything of the
   * gateway's own is added: a client could otherwise name the gateway's headers in Connection and
   * have them removed. {@code TE: trailers} stays, since trailers of answers are forwarded; Trailer
   * goes, since those of requests are not.
   */
  public static void stripRequest(MultiMap headers) {
    String te = headers.get(TE);
    strip(headers);
    headers.remove(TRAILER);
    headers.remove(HTTP2_SETTINGS);
    if (te != null) {
      headers.remove(TE);
      if (acceptsTrailers(te)) {
        headers.add(TE, TRAILERS);
      }
    }
  }

  /** Removes them from an answer. Trailer stays, since the trailers it announces are forwarded. */
  public static void stripResponse(MultiMap headers) {
    strip(headers);
    headers.remove(TE);
  }

  /**
   * Whether a header ends at the next hop whatever Connection says. TE counts as one that does not,
   * so that it can say {@code trailers}.
   */
  public static boolean isHopByHop(String name) {
    return switch (name.length()) {
      case 7 -> name.equalsIgnoreCase("upgrade");
      case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
      case 14 -> name.equalsIgnoreCase("http2-settings");
      case 16 -> name.equalsIgnoreCase("proxy-connection");
      case 17 -> name.equalsIgnoreCase("transfer-encoding");
      case 18 -> name.equalsIgnoreCase("proxy-authenticate");
      case 19 -> name.equalsIgnoreCase("proxy-authorization");
      default -> false;
    };
  }

  private static void strip(MultiMap headers) {
    if (headers.contains(HttpHeaders.CONNECTION)) {
      List<String> lines = headers.getAll(HttpHeaders.CONNECTION);
      headers.remove(HttpHeaders.CONNECTION);
      for (String line : lines) {
        removeNamed(headers, line);
      }
    }
    headers.remove(KEEP_ALIVE);
    headers.remove(PROXY_CONNECTION);
    headers.remove(PROXY_AUTHENTICATE);
    headers.remove(PROXY_AUTHORIZATION);
    headers.remove(HttpHeaders.TRANSFER_ENCODING);
    headers.remove(HttpHeaders.UPGRADE);
  }

  private static void removeNamed(MultiMap headers, String connection) {
    int start = 0;
    while (start <= connection.length()) {
      int comma = connection.indexOf(',', start);
      int end = comma < 0 ? connection.length() : comma;
      String name = connection.substring(start, end).strip();
      if (!name.isEmpty()) {
        headers.remove(name);
      }
      start = end + 1;
    }
  }

  private static boolean acceptsTrailers(String te) {
    for (String coding : te.split(",", -1)) {
      if (coding.strip().toLowerCase(Locale.ROOT).equals("trailers")) {
        return true;
      }
    }
    return false;
  }
}
