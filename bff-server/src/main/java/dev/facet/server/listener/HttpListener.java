// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.config.ListenersConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.plugin.correlation.CorrelationIds;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.route.RouteAnswer;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop's share of the public listener. */
public final class HttpListener extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final int IDLE_SECONDS = 60;
  private static final int GRACE_SECONDS = 25;

  /** Room in the request line for the method and the version beside the target. */
  private static final int REQUEST_LINE_REST = 32;

  private final ListenersConfig.PublicConfig config;
  private final SocketAddress address;
  private final CurrentSnapshot current;
  private final RequestGate gate;
  private final GatewayCounts counts;
  private final LongSupplier nanoTime;
  private final IntConsumer bound;
  private @Nullable HttpServer server;

  /**
   * A listener.
   *
   * @param address where to listen, the same for all event loops
   * @param counts what is counted of requests
   * @param nanoTime a steady clock
   * @param bound told the port once it is listening
   */
  public HttpListener(
      ListenersConfig.PublicConfig config,
      SocketAddress address,
      CurrentSnapshot current,
      GatewayCounts counts,
      LongSupplier nanoTime,
      IntConsumer bound) {
    this.config = config;
    this.address = address;
    this.current = current;
    this.counts = counts;
    this.nanoTime = nanoTime;
    this.gate = new RequestGate(config);
    this.bound = bound;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxInitialLineLength((int) config.limits().uri().bytes() + REQUEST_LINE_REST)
            .setMaxHeaderSize((int) config.limits().headers().bytes())
            .setHandle100ContinueAutomatically(false)
            .setDecompressionSupported(false)
            // No web sockets are served, so nothing of them has to look at every message.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setHttp2ClearTextEnabled(false);
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(opened -> RequestDecoder.guard(opened, options.getHttp1Config()))
            .invalidRequestHandler(this::refuseUnread)
            .requestHandler(this::accept);
    return server.listen(address).onSuccess(listening -> bound.accept(listening.actualPort()));
  }

  /** Takes no new connections; requests in flight are answered. */
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS);
  }

  private void accept(HttpServerRequest request) {
    Snapshot snapshot = current.enter();
    RequestEnd end = new RequestEnd(snapshot, counts.unrouted(), nanoTime);
    Cancellation cancellation = new Cancellation();
    request
        .response()
        .closeHandler(_ -> {
          end.left();
          cancellation.cancel();
        })
        .endHandler(end);
    GatewayRequest inbound;
    try {
      inbound = gate.read(request, snapshot.identityHeaders());
    } catch (ProblemException refusal) {
      refuse(request, refusal.problem(), end, cancellation);
      return;
    }
    switch (snapshot.routes().find(question(inbound))) {
      case RouteAnswer.Found<Route>(var id, _, var route) -> {
        end.routed(route.counts());
        route
            .pipeline()
            .handle(new Exchange(inbound, id, CorrelationIds.next(), cancellation))
            .onComplete(outcome -> answer(request, outcome, end, cancellation));
      }
      case RouteAnswer.NotFound<Route>() ->
          refuse(request, nothingHere(snapshot), end, cancellation);
      case RouteAnswer.MethodNotAllowed<Route>(var allowed) ->
          refuse(
              request,
              Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The route does not take this method.")
                  .withHeader(
                      "allow",
                      allowed.stream()
                          .map(HttpMethod::name)
                          .sorted()
                          .collect(Collectors.joining(", "))),
              end,
              cancellation);
    }
  }

  /** Answers what could not be decoded; Vert.x closes the connection behind the answer. */
  private void refuseUnread(HttpServerRequest request) {
    Problem problem =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ ->
              Problem.of(ProblemCode.URI_TOO_LONG, "The request's target is too long.");
          case TooLongHttpHeaderException _ ->
              Problem.of(ProblemCode.HEADERS_TOO_LARGE, "The request's headers are too large.");
          case Throwable _ ->
              Problem.of(
                  ProblemCode.BAD_REQUEST,
                  "The request is not HTTP/1.1, or can be read in more than one way.");
        };
    GatewayResponse refusal = refusal(request, problem.withHeader("connection", "close"));
    counts.unrouted().done(refusal.status(), 0);
    AnswerSender.send(request, refusal, new Cancellation());
  }

  private static void answer(
      HttpServerRequest request,
      AsyncResult<GatewayResponse> outcome,
      RequestEnd end,
      Cancellation cancellation) {
    if (outcome.succeeded()) {
      end.answered(outcome.result().status());
      AnswerSender.send(request, outcome.result(), cancellation);
    } else {
      LOG.error("a pipeline failed", outcome.cause());
      end.handle(null);
      request.connection().close();
    }
  }

  private static Problem nothingHere(Snapshot snapshot) {
    return snapshot.fault().isEmpty()
        ? Problem.of(ProblemCode.NOT_FOUND, "No frontend and no route matches this request.")
        : Problem.of(ProblemCode.CONFIGURATION_INVALID, snapshot.fault());
  }

  private static RouteQuestion question(GatewayRequest request) {
    MultiMap headers = request.headers();
    HttpMethod method = request.method();
    if (method.equals(HttpMethod.OPTIONS)) {
      String announced = headers.get(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
      method = announced == null ? method : HttpMethod.valueOf(announced);
    }
    return new RouteQuestion(request.authority(), method, request.path(), headers, request.query());
  }

  private static void refuse(
      HttpServerRequest request, Problem problem, RequestEnd end, Cancellation cancellation) {
    GatewayResponse refusal = refusal(request, problem);
    end.answered(refusal.status());
    AnswerSender.send(request, refusal, cancellation);
  }

  private static GatewayResponse refusal(HttpServerRequest request, Problem problem) {
    GatewayRequest nothing =
        new GatewayRequest(
            request.method(),
            "http",
            "",
            "/",
            "",
            request.headers(),
            RequestBody.NONE,
            "",
            false,
            "",
            "1.1");
    return ProblemRenderer.REST.render(
        problem, new Exchange(nothing, "", CorrelationIds.next(), new Cancellation()));
  }
}
