// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.passthrough.choice.Target;
import dev.facet.passthrough.choice.TargetDecision;
import dev.facet.passthrough.second.Failover.Second.Served;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * Makes the client's response of a service's.
 *
 * @param decision which service was to respond
 */
record ResponseTranslation(
    ForwardRequest request, PassthroughRoute route, TargetDecision decision, Via via)
    implements Function<UpstreamStream, ForwardedResponse> {
  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int NOT_MODIFIED = 304;

  /** Of the service that was decided for. */
  @Override
  public ForwardedResponse apply(UpstreamStream stream) {
    return translated(stream, decision.target());
  }

  /** Of the one of two services that responded. */
  ForwardedResponse applyTo(Served served) {
    return translated(served.stream(), served.target());
  }

  private ForwardedResponse translated(UpstreamStream stream, Target target) {
    if (stream.cacheStatus().equals(CacheStatus.NOTHING)) {
      throw new NothingCachedException(
          ForwardedResponseHeaders.cacheStatus(stream.cacheStatus(), via));
    }
    int status = stream.status();
    MultiMap headers = stream.headers();
    ForwardedResponseHeaders.strip(status, headers, via, stream.protocol());
    ForwardedResponseHeaders.mark(stream.cacheStatus(), headers, via);
    if (ForwardedResponseHeaders.hasRewritableHeaders(headers)) {
      ForwardedResponseHeaders.translate(
          headers, LocationRewriter.of(request, route, target.client().bases()));
    }
    if (!decision.cookie().isEmpty()) {
      ForwardedResponseHeaders.keepDecision(headers, decision.cookie());
    }
    if (stream.switched() != null) {
      return new ForwardedResponse(stream, true, target.service());
    }
    boolean bodiless =
        status == NO_CONTENT
            || status == RESET_CONTENT
            || status == NOT_MODIFIED
            || request.method().equals(HttpMethod.HEAD);
    if (bodiless) {
      stream.body().resume(); // it has no reader, and its end frees the connection
    }
    return new ForwardedResponse(stream, bodiless, target.service());
  }
}
