// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.AmbiguousQueryException;
import dev.facet.http.MaxForwards;
import dev.facet.http.WebSocketHandshake;
import dev.facet.passthrough.ForwardRequest;
import dev.facet.passthrough.ForwardedResponse;
import dev.facet.passthrough.Forwarder;
import dev.facet.passthrough.ForwardingLoopException;
import dev.facet.passthrough.NothingCachedException;
import dev.facet.passthrough.PassthroughRoute;
import dev.facet.passthrough.UnsoundPathException;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.RouteFailures;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.plugin.TappedStream;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.SwitchedConnection;
import dev.facet.upstream.UpstreamException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Streams a request to a service and its response back. */
public final class PassthroughEndpoint implements Endpoint {
  private static final int NO_CONTENT = 204;
  private static final Duration UNLIMITED = Duration.ofDays(365);

  private final Forwarder forwarder;
  private final PassthroughRoute route;
  private final RouteFailures failures;
  private final ServiceShares shares;

  /**
   * An endpoint for one route.
   *
   * @param failures tells the log of responses that break off
   * @param shares hears which service responds
   */
  public PassthroughEndpoint(
      Forwarder forwarder, PassthroughRoute route, RouteFailures failures, ServiceShares shares) {
    this.shares = shares;
    this.failures = failures;
    this.forwarder = forwarder;
    this.route = route;
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    GatewayRequest request = exchange.request();
    if (MaxForwards.areUsedUp(request.method(), request.headers())) {
      return Future.succeededFuture(GatewayResponse.empty(NO_CONTENT));
    }
    CallContext context =
        new CallContext(
            CallContext.NO_DEADLINE,
            exchange.correlationId(),
            request.headers(),
            exchange.cancellation(),
            exchange);
    ForwardRequest forwarded =
        new ForwardRequest(
            request.method(),
            request.scheme(),
            request.authority(),
            request.path(),
            request.query(),
            request.headers(),
            request.body(),
            request.peer(),
            request.trustedPeer(),
            request.protocol());
    return forwarder
        .forward(forwarded, route, context)
        .transform((response, failure) ->
            failure == null
                ? Future.succeededFuture(response(response, exchange))
                : Future.failedFuture(named(failure, exchange)));
  }

  private GatewayResponse response(ForwardedResponse response, Exchange exchange) {
    exchange.service(response.service());
    shares.responded(response.service());
    SwitchedConnection switched = response.switched();
    if (switched != null) {
      return new GatewayResponse(
          response.status(),
          response.headers(),
          new GatewayResponse.Body.Upgraded(
              WebSocketHandshake.PROTOCOL, switched, UNLIMITED, _ -> {}));
    }
    ReadStream<Buffer> body = response.body();
    return new GatewayResponse(
        response.status(),
        response.headers(),
        body == null
            ? new GatewayResponse.Body.Empty()
            : new GatewayResponse.Body.Streamed(
                new TappedStream(body, new BreakOff(failures, exchange, response.status())),
                response::trailers,
                response::abort));
  }

  /** Tells of a response that breaks off when its head is with the client. */
  private record BreakOff(RouteFailures failures, Exchange exchange, int status)
      implements TappedStream.Tap {
    @Override
    public @Nullable Throwable passing(Buffer piece) {
      return null;
    }

    @Override
    public boolean onlyLooks() {
      return true;
    }

    @Override
    public void over(@Nullable Throwable failure) {
      if (failure instanceof UpstreamException upstream) {
        failures.brokenOff(upstream, exchange, status);
      }
    }
  }

  private Throwable named(Throwable failure, Exchange exchange) {
    return switch (failure) {
      case UpstreamException upstream -> {
        exchange.service(upstream.failure().service());
        yield forwarder.named(upstream);
      }
      case ForwardingLoopException _ ->
          new ProblemException(
              Problem.of(
                  ProblemCode.LOOP_DETECTED, "The request passed through this gateway before."));
      case UnsoundPathException _ ->
          new ProblemException(
              Problem.of(
                  ProblemCode.BAD_REQUEST,
                  "The path would be rewritten to one with a dot or an empty segment."));
      case AmbiguousQueryException ambiguous ->
          new ProblemException(
              Problem.of(ProblemCode.BAD_REQUEST, "The query: " + ambiguous.getMessage()));
      case NothingCachedException nothing ->
          new ProblemException(
              Problem.of(
                      ProblemCode.NOT_CACHED,
                      "Cache-Control says only-if-cached, and there is nothing in the cache.")
                  .withHeader("cache-status", nothing.cacheStatus()));
      default -> failure;
    };
  }
}
