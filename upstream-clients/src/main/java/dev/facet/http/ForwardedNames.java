// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.http.HttpHeaders;

/** Headers in which proxies tell of the client and of the hops before them. */
public final class ForwardedNames {
  /** Addresses, the client's first. */
  public static final CharSequence X_FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");

  /** The host, perhaps with a port, that the client asked for. */
  public static final CharSequence X_FORWARDED_HOST =
      HttpHeaders.createOptimized("x-forwarded-host");

  /** The scheme that the client used. */
  public static final CharSequence X_FORWARDED_PROTO =
      HttpHeaders.createOptimized("x-forwarded-proto");

  /** The port that the client asked for. */
  public static final CharSequence X_FORWARDED_PORT =
      HttpHeaders.createOptimized("x-forwarded-port");

  /** What was taken off the beginning of the path. */
  public static final CharSequence X_FORWARDED_PREFIX =
      HttpHeaders.createOptimized("x-forwarded-prefix");

  /** All of it in one header (RFC 7239). */
  public static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");

  private static final String X_FORWARDED = "x-forwarded-";

  private ForwardedNames() {}

  /** Whether a header, sent by an untrusted peer, could pass for a proxy's word. */
  public static boolean isClaim(String name) {
    return name.regionMatches(true, 0, X_FORWARDED, 0, X_FORWARDED.length())
        || name.equalsIgnoreCase("forwarded")
        || name.equalsIgnoreCase("x-real-ip");
  }
}
