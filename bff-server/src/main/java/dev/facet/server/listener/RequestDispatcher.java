// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.endpoint.WebSocketPlaces;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.pipeline.RouteFailures;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.plugin.accesslog.AccessLogPluginFactory;
import dev.facet.server.plugin.correlation.CorrelationIds;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteTable;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Takes every request through a pipeline: that of its route, or, where it is rejected before one
 * takes it, the outer part of the nearest route's. So each is in the access log, has its id and, in
 * the end, lets its snapshot go.
 */
final class RequestDispatcher {
  private static final Endpoint OF_GATEWAY =
      _ -> Future.succeededFuture(AllowedMethods.ofGateway());

  private final CurrentSnapshot current;
  private Ingress ingress;
  private final GatewayCounts counts;
  private final LongSupplier nanoTime;
  private final ResponseDefaults defaults;
  private final Step accessLog;
  private final RouteFailures failures;

  /**
   * Where requests come in.
   *
   * @param listener its name, by which routes are found
   * @param gate reads heads by its settings
   * @param webSockets those of all its event loops
   */
  record Ingress(String listener, RequestGate gate, WebSocketPlaces webSockets) {
    /** By the settings of a listener. */
    static Ingress of(String listener, ListenerConfig config, GatewayCounts counts) {
      return new Ingress(
          listener,
          new RequestGate(config),
          new WebSocketPlaces(
              counts.connections(listener).webSockets(), config.limits().openWebSockets()));
    }
  }

  /** A dispatcher. */
  RequestDispatcher(HttpListener.Parts parts, Ingress ingress, ResponseDefaults defaults) {
    this.current = parts.current();
    this.ingress = ingress;
    this.counts = parts.counts();
    this.nanoTime = parts.clocks().nanoTime();
    this.defaults = defaults;
    this.failures = new RouteFailures(new FailureBudgets(nanoTime));
    this.accessLog =
        new Step("(access log)", Phase.OBSERVE, AccessLogPluginFactory.standard(nanoTime));
  }

  /** Requests that arrive from now on are judged by other settings. */
  void setIngress(Ingress next) {
    ingress = next;
  }

  /** A request whose head could be decoded. */
  void accept(HttpServerRequest request) {
    ClientConnection connection = ClientConnection.of(request);
    if (!connection.isOver()) {
      accept(request, connection);
    }
  }

  /**
   * A request whose head could be decoded.
   *
   * @param stream what it came over
   */
  void accept(HttpServerRequest request, ClientStream stream) {
    Arrival arrival = arrive(request, stream);
    try {
      dispatch(request, arrival);
    } catch (RuntimeException fault) { // an edge: whatever is in a request, its snapshot is let go
      arrival.failed(fault);
    }
  }

  /** A request whose head could not be decoded; Vert.x closes the connection behind it. */
  void acceptUnread(HttpServerRequest request) {
    ClientConnection connection = ClientConnection.of(request);
    if (!connection.isOver()) {
      Throwable cause = request.decoderResult().cause();
      Problem problem = DecoderProblems.ofHead(cause);
      Arrival arrival = arrive(request, connection);
      if (problem.code().equals(ProblemCode.BAD_REQUEST.name())) {
        arrival.breaking(DecoderRules.of(cause));
      }
      reject(request, problem.withHeader("connection", "close"), arrival);
    }
  }

  /**
   * A request that breaks a rule of HTTP.
   *
   * @param stream what it came over
   */
  void acceptRejected(HttpServerRequest request, ClientStream stream, Problem problem) {
    reject(request, problem, arrive(request, stream));
  }

  private void reject(HttpServerRequest request, Problem problem, Arrival arrival) {
    try {
      reject(rejected(request, arrival), problem, arrival);
    } catch (RuntimeException fault) { // as above
      arrival.failed(fault);
    }
  }

  private Arrival arrive(HttpServerRequest request, ClientStream stream) {
    Snapshot snapshot = current.enter();
    RequestEnd end = new RequestEnd(snapshot, counts, nanoTime);
    Cancellation cancellation = new Cancellation();
    Arrival arrival =
        new Arrival(
            snapshot,
            end,
            cancellation,
            ResponseChannel.open(request, stream, end, cancellation, defaults));
    if (ingress.gate().asksForCertificates()) {
      arrival.showing(ShownCertificate.of(request));
    }
    return arrival;
  }

  private void dispatch(HttpServerRequest request, Arrival arrival) {
    GatewayRequest inbound;
    try {
      inbound =
          ingress
              .gate()
              .read(request, arrival.channel().connection(), arrival.snapshot().identityHeaders());
    } catch (ProblemException rejection) {
      reject(rejected(request, arrival), rejection.problem(), arrival);
      return;
    }
    if (RequestTarget.isOfGateway(inbound.path())) {
      arrival.run(unrouted(arrival, OF_GATEWAY), exchange(inbound, "", "", arrival));
      return;
    }
    switch (RouteDecision.of(arrival.snapshot(), ingress.listener(), inbound)) {
      case RouteDecision.Taken(var found) -> run(found.route().pipeline(), inbound, found, arrival);
      case RouteDecision.Preflight(var found, var otherwise) -> {
        Pipeline whole = found.route().pipeline();
        run(otherwise.map(whole::preflight).orElse(whole), inbound, found, arrival);
      }
      case RouteDecision.Rejected(var problem, var result) ->
          reject(inbound, problem, result, arrival);
    }
  }

  private void run(
      Pipeline pipeline, GatewayRequest inbound, RouteResult.Found<Route> found, Arrival arrival) {
    arrival.routed(found.route());
    Exchange exchange = exchange(inbound, found.id(), found.route().path(), arrival);
    if (inbound.body() instanceof RequestBody.Upgrade) {
      exchange.put(WebSocketPlaces.OF_LISTENER, ingress.webSockets());
    }
    arrival.run(pipeline, exchange);
  }

  private RouteTable<Route> routes(Arrival arrival) {
    return arrival.snapshot().routes(ingress.listener());
  }

  private GatewayRequest rejected(HttpServerRequest request, Arrival arrival) {
    return ingress.gate().rejected(request, arrival.snapshot().identityHeaders());
  }

  private void reject(GatewayRequest inbound, Problem problem, Arrival arrival) {
    reject(inbound, problem, routes(arrival).find(announced(inbound)), arrival);
  }

  private void reject(
      GatewayRequest inbound, Problem problem, RouteResult<Route> result, Arrival arrival) {
    Optional<NearestRoute> nearest = NearestRoute.find(routes(arrival), announced(inbound), result);
    Exchange exchange = exchange(inbound, nearest.map(NearestRoute::id).orElse(""), "", arrival);
    exchange.reject(problem);
    arrival.run(
        nearest
            .map(found -> found.route().pipeline().rejecting(observers(arrival)))
            .orElseGet(() -> unrouted(arrival, Pipeline.REJECTION)),
        exchange);
  }

  private Pipeline unrouted(Arrival arrival, Endpoint endpoint) {
    return Pipeline.unrouted(observers(arrival), endpoint, arrival.snapshot().problems(), failures);
  }

  private List<Step> observers(Arrival arrival) {
    List<Step> observers = new ArrayList<>(arrival.snapshot().observers());
    observers.add(accessLog);
    return observers;
  }

  private static Exchange exchange(
      GatewayRequest inbound, String route, String path, Arrival arrival) {
    Exchange exchange =
        new Exchange(inbound, route, path, CorrelationIds.next(), arrival.cancellation());
    arrival.tell(exchange);
    return exchange;
  }

  /** The question of the request that a preflight announces; its own for all others. */
  private static RouteQuestion announced(GatewayRequest request) {
    HttpMethod announced = request.announcedMethod();
    RouteQuestion own = RouteDecision.question(request);
    return announced == null ? own : own.withMethod(announced);
  }
}
