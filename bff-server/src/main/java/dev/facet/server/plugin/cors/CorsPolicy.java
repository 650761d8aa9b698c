// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import dev.facet.server.plugin.GatewayRequest;
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
    if (request.origins().isEmpty()) {
      return NOT_CORS;
    }
    String origin = request.origins().getFirst();
    boolean repeated = request.origins().size() > 1;
    if (!repeated && OwnOrigin.is(origin, request)) {
      return NOT_CORS;
    }
    if (repeated || !letIn(origin, request)) {
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
}
