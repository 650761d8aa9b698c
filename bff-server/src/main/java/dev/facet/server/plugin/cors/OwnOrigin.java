// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.http.Origin;
import dev.facet.server.plugin.GatewayRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page comes from where its request goes to. Browsers send Origin with every POST, also
 * to the page's own host.
 */
final class OwnOrigin {
  private OwnOrigin() {}

  /** Whether the value of Origin is the origin of what is asked for. */
  static boolean is(String origin, GatewayRequest request) {
    return isWritten(origin, request) || isEqual(Origin.parse(origin), request);
  }

  /** How nearly all write it; nothing is copied. */
  private static boolean isWritten(String origin, GatewayRequest request) {
    String scheme = request.scheme();
    String authority = request.authority();
    return origin.length() == scheme.length() + 3 + authority.length()
        && origin.startsWith(scheme)
        && origin.startsWith("://", scheme.length())
        && origin.regionMatches(true, scheme.length() + 3, authority, 0, authority.length());
  }

  private static boolean isEqual(@Nullable Origin origin, GatewayRequest request) {
    if (origin == null) {
      return false;
    }
    return origin.equals(Origin.of(request.scheme(), request.authority()));
  }

  /**
   * Whether the page comes from the host that is asked for, by https where the gateway sees http:
   * so it looks where a proxy in front ends TLS, and is not believed or does not say so.
   */
  static boolean looksUnsecured(String origin, GatewayRequest request) {
    Origin page = Origin.parse(origin);
    Origin own = Origin.of(request.scheme(), request.authority());
    return page != null
        && own != null
        && page.scheme().equals("https")
        && own.scheme().equals("http")
        && page.host().equals(own.host())
        && (page.port() == own.port() || (page.hasUsualPort() && own.hasUsualPort()));
  }
}
