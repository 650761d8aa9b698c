// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.server.plugin.GatewayRequest;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** Decides what a request is to the CORS protocol (Fetch standard, section 3.3). */
final class CorsPolicy {
  /** What a request is. */
  sealed interface Verdict {
    /** Not a cross-origin request of a browser. */
    record NotCors() implements Verdict {}

    /** A browser asks whether it may send a request. */
    record Preflight(String origin) implements Verdict {}

    /** A request of a page that is let in. */
    record Actual(String origin) implements Verdict {}

    /** A request of, or for, a page that is not let in. */
    record Rejected(String origin) implements Verdict {}
  }

  private static final Verdict NOT_CORS = new Verdict.NotCors();

  private final List<OriginPattern> origins;
  private final boolean local;

  /**
   * A policy.
   *
   * @param local whether {@link LocalOrigins} are let in too
   */
  CorsPolicy(CorsConfig config, boolean local) {
    this.origins = config.origins();
    this.local = local;
  }

  Verdict judge(GatewayRequest request) {
    String origin = request.headers().get(HttpHeaders.ORIGIN);
    if (origin == null || sameOrigin(origin, request)) {
      return NOT_CORS;
    }
    if (request.headers().getAll(HttpHeaders.ORIGIN).size() > 1 || !letIn(origin, request)) {
      return new Verdict.Rejected(origin);
    }
    return isPreflight(request) ? new Verdict.Preflight(origin) : new Verdict.Actual(origin);
  }

  private boolean letIn(String origin, GatewayRequest request) {
    for (OriginPattern pattern : origins) {
      if (pattern.matches(origin)) {
        return true;
      }
    }
    return local && LocalOrigins.contains(origin, request.authority());
  }

  /** Whether a browser asks, without credentials, what it may send. */
  static boolean isPreflight(GatewayRequest request) {
    return request.announcedMethod() != null;
  }

  // Browsers send Origin with every POST, also to the page's own host.
  static boolean sameOrigin(String origin, GatewayRequest request) {
    String scheme = request.scheme();
    String authority = request.authority();
    return origin.length() == scheme.length() + 3 + authority.length()
        && origin.startsWith(scheme)
        && origin.startsWith("://", scheme.length())
        && origin.regionMatches(true, scheme.length() + 3, authority, 0, authority.length());
  }
}
