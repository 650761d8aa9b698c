// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.ResponseContent;
import dev.facet.passthrough.choice.Target;
import dev.facet.passthrough.choice.TargetDecision;
import dev.facet.passthrough.second.Failover;
import dev.facet.passthrough.second.Failover.Second.Served;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.UnwantedBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the client's response of a service's.
 *
 * @param decision which service was to respond
 */
record ResponseTranslation(
    ForwardRequest request, PassthroughRoute route, TargetDecision decision, Via via, Timers timers)
    implements Function<UpstreamStream, ForwardedResponse> {
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
    long length = ResponseContent.length(status, request.method(), headers);
    ForwardedResponseHeaders.strip(status, headers, via, stream.protocol());
    ForwardedResponseHeaders.mark(stream.cacheStatus(), headers, via);
    translate(headers, target.client().bases());
    if (!decision.cookie().isEmpty()) {
      ForwardedResponseHeaders.keepDecision(headers, decision.cookie());
    }
    if (stream.switched() != null) {
      return new ForwardedResponse(stream, true, target.service());
    }
    boolean bodiless =
        ResponseContent.isForbidden(status) || request.method().equals(HttpMethod.HEAD);
    if (bodiless) {
      drop(stream, length);
    }
    return new ForwardedResponse(stream, bodiless, target.service());
  }

  /** What ends with its head needs no more than a reader; a 205 may have something on its way. */
  private void drop(UpstreamStream stream, long length) {
    if (length == 0) {
      stream.body().resume();
    } else {
      new UnwantedBody(stream.body(), UnwantedBody.Bounds.USUAL, stream::abort)
          .drop(length, timers, () -> {});
    }
  }

  /** Has an interim response name public places; it is that of any service that is asked. */
  void translateInterim(MultiMap headers) {
    List<URI> bases = new ArrayList<>(decision.target().client().bases());
    if (route.to().failover() instanceof Failover.Second second) {
      bases.addAll(second.to().client().bases());
    }
    translate(headers, bases);
  }

  private void translate(MultiMap headers, List<URI> bases) {
    if (ForwardedResponseHeaders.hasRewritableHeaders(headers)) {
      ForwardedResponseHeaders.translate(headers, LocationRewriter.of(request, route, bases));
    }
  }
}
