// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.server.plugin.GatewayRequest;
import java.util.List;

/**
 * Whose pages may open WebSockets. Browsers let every page open one anywhere, with the user's
 * cookies, and ask nobody (RFC 6455, section 10.2): only a look at Origin keeps others out.
 */
public final class PageOrigins {
  private final List<OriginPattern> origins;
  private final boolean local;

  /**
   * A list of origins.
   *
   * @param origins let in beside the gateway's own
   * @param local whether pages of the developer's own machine are let in too
   */
  public PageOrigins(List<OriginPattern> origins, boolean local) {
    this.origins = List.copyOf(origins);
    this.local = local;
  }

  /**
   * Those that a cors policy lets in by name. Its {@code *} is for pages that send no cookies,
   * which they always do here.
   */
  public static List<OriginPattern> named(CorsConfig config) {
    return config.origins().stream()
        .filter(pattern -> !(pattern instanceof OriginPattern.Any))
        .toList();
  }

  /** Whether a handshake may go on; one without Origin is no browser's. */
  public boolean letIn(GatewayRequest request) {
    List<String> named = request.origins();
    if (named.isEmpty()) {
      return true;
    }
    String origin = named.getFirst();
    return named.size() == 1
        && (OwnOrigin.is(origin, request)
            || origins.stream().anyMatch(pattern -> pattern.matches(origin))
            || (local && LocalOrigins.contains(origin, request.authority())));
  }
}
