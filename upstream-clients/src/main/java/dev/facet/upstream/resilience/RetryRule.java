// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * Decides whether a request that met a closed connection is retried. A service may close an idle
 * connection at the very moment it is used again; that race is no fault, so it is not shown to the
 * caller where a second sending cannot do anything twice (RFC 9110, section 9.2.2; RFC 9112,
 * section 9.3.1).
 */
final class RetryRule {
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.OPTIONS,
          HttpMethod.PUT,
          HttpMethod.DELETE,
          HttpMethod.TRACE);

  private RetryRule() {}

  /** Whether the request may be sent once more. */
  static boolean allows(UpstreamRequest request, Attempt.Reach reach) {
    return switch (reach) {
      case NOT_CONNECTED, SENT -> false;
      case NOT_SENT -> true;
      case SENT_ON_REUSED -> IDEMPOTENT.contains(request.method()) && replayable(request.body());
    };
  }

  private static boolean replayable(RequestBody body) {
    return switch (body) {
      case RequestBody.Empty _, RequestBody.Bytes _ -> true;
      case RequestBody.Streamed _ -> false;
    };
  }
}
