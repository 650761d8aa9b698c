// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.AmbiguousQueryException;
import dev.facet.passthrough.choice.TargetDecision;
import dev.facet.passthrough.second.Failover;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/**
 * Forwards one request to one service and hands the response back while it arrives. Bodies are
 * never collected in either direction: both are paused streams, and the slower side holds the other
 * back.
 *
 * <p>An expectation of {@code 100-continue} goes on where there is a body: its reader responds to
 * it when the service does, or has not for a second. Trailers are forwarded both ways, as are
 * interim responses, by way of the call's origin; these name public places as the response does.
 *
 * <p>Which service gets a request, and whether a second one does, is decided by the route's {@link
 * Destinations}.
 */
public final class Forwarder {
  private static final String HTTPS = "https";

  private final Via via;
  private final Timers timers;
  private final IntUnaryOperator random;

  /**
   * A forwarder that names itself in Via.
   *
   * @param pseudonym a token, other than that of any gateway before or behind this one, since a
   *     request that has it in Via is taken for one that runs in a circle
   * @param timers of the requests' event loops
   */
  public Forwarder(String pseudonym, Timers timers) {
    this(pseudonym, timers, bound -> ThreadLocalRandom.current().nextInt(bound));
  }

  Forwarder(String pseudonym, Timers timers, IntUnaryOperator random) {
    this.via = new Via(pseudonym);
    this.timers = timers;
    this.random = random;
  }

  /**
   * Forwards a request.
   *
   * @param context when to stop waiting; its cancellation resets what is sent and received
   * @return the response, whatever its status; fails with {@link UpstreamException} where there is
   *     none, with {@link ForwardingLoopException} where the request has been here before, with
   *     {@link UnsoundPathException} where its path is rewritten to one that leads elsewhere, with
   *     {@link AmbiguousQueryException} where a parameter that changes stands behind a semicolon,
   *     and with {@link NothingCachedException} where the client wants nothing but what is cached
   */
  public Future<ForwardedResponse> forward(
      ForwardRequest request, PassthroughRoute route, CallContext context) {
    MultiMap headers;
    String url;
    try {
      headers = ForwardedRequestHeaders.of(request, route, via);
      url = route.rewrite().target(request);
    } catch (ForwardingLoopException | UnsoundPathException | AmbiguousQueryException rejected) {
      return Future.failedFuture(rejected);
    }
    Destinations to = route.to();
    TargetDecision decision =
        to.choice().choose(request.headers(), request.scheme().equals(HTTPS), random);
    UpstreamRequest outbound =
        to.mirror()
            .mirrored(
                new UpstreamRequest(request.method(), url, headers, request.body(), null),
                context,
                random);
    ResponseTranslation translation =
        new ResponseTranslation(request, route, decision, via, timers);
    CallContext translated = context.by(new TranslatedInterims(context.origin(), translation));
    return switch (to.failover()) {
      case Failover.None _ ->
          decision.target().client().stream(outbound, translated).map(translation);
      case Failover.Second second ->
          second.send(decision.target(), outbound, translated).map(translation::applyTo);
    };
  }

  /** A failure with the gateway's name in what it says of its cache. */
  public UpstreamException named(UpstreamException failure) {
    CacheStatus status = failure.cacheStatus();
    return status.equals(CacheStatus.NONE) ? failure : failure.with(status.by(via.pseudonym()));
  }
}
