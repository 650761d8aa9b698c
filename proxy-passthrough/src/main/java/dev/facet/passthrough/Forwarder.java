// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/**
 * Forwards one request to one service and hands the response back while it arrives. Bodies are
 * never collected in either direction: both are paused streams, and the slower side holds the other
 * back.
 *
 * <p>An expectation of {@code 100-continue} is not sent on: the reader of the client's body
 * responds to it. Trailers of requests are dropped; those of responses are forwarded.
 */
public final class Forwarder {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final Via via;
  private final IntUnaryOperator random;

  /**
   * A forwarder that names itself in Via.
   *
   * @param pseudonym a token, other than that of any gateway before or behind this one, since a
   *     request that has it in Via is taken for one that runs in a circle
   */
  public Forwarder(String pseudonym) {
    this(pseudonym, bound -> ThreadLocalRandom.current().nextInt(bound));
  }

  Forwarder(String pseudonym, IntUnaryOperator random) {
    this.via = new Via(pseudonym);
    this.random = random;
  }

  /**
   * Forwards a request.
   *
   * @param context when to stop waiting; its cancellation resets what is sent and received
   * @return the response, whatever its status; fails with {@link UpstreamException} where there is
   *     none, with {@link ForwardingLoopException} where the request has been here before, and with
   *     {@link NothingCachedException} where the client wants nothing but what is cached
   */
  public Future<ForwardedResponse> forward(
      ForwardRequest request, PassthroughRoute route, CallContext context) {
    MultiMap headers;
    try {
      headers = ForwardedRequestHeaders.of(request, route, via);
    } catch (ForwardingLoopException loop) {
      return Future.failedFuture(loop);
    }
    WeightedTargets.Target target = route.targets().pick(random);
    UpstreamRequest outbound =
        new UpstreamRequest(
            request.method(), route.rewrite().target(request), headers, request.body(), null);
    return target.client().stream(outbound, context)
        .map(stream -> {
          if (stream.cacheStatus().equals(CacheStatus.NOTHING)) {
            throw new NothingCachedException(
                ForwardedResponseHeaders.cacheStatus(stream.cacheStatus(), via));
          }
          return response(stream, request, route, target);
        });
  }

  /** A failure with the gateway's name in what it says of its cache. */
  public UpstreamException named(UpstreamException failure) {
    CacheStatus status = failure.cacheStatus();
    return status.equals(CacheStatus.NONE) ? failure : failure.with(status.by(via.pseudonym()));
  }

  private ForwardedResponse response(
      UpstreamStream stream,
      ForwardRequest request,
      PassthroughRoute route,
      WeightedTargets.Target target) {
    int status = stream.status();
    MultiMap headers = stream.headers();
    ForwardedResponseHeaders.strip(status, headers, via, stream.protocol());
    ForwardedResponseHeaders.mark(stream.cacheStatus(), headers, via);
    if (ForwardedResponseHeaders.hasRewritableHeaders(headers)) {
      ForwardedResponseHeaders.translate(
          headers, LocationRewriter.of(request, route, target.client().bases()));
    }
    boolean bodiless =
        status == NO_CONTENT || status == NOT_MODIFIED || request.method().equals(HttpMethod.HEAD);
    if (bodiless) {
      stream.body().resume(); // it has no reader, and its end frees the connection
    }
    return new ForwardedResponse(stream, bodiless);
  }
}
