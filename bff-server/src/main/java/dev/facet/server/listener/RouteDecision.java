// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteTable;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a request before its route does anything: for requests, and for people who ask
 * what would become of one. Switch over it without a default.
 */
public sealed interface RouteDecision {
  /** A route takes it. */
  record Taken(Found<Route> route) implements RouteDecision {}

  /**
   * A browser asks whether it may send a request, and the CORS policy of that request's route tells
   * it, whatever methods that route takes.
   *
   * @param route of the request that it asks about
   * @param otherwise what it is told where that policy lets it pass; empty where the route goes on
   */
  record Preflight(Found<Route> route, Optional<Problem> otherwise) implements RouteDecision {}

  /**
   * It is rejected.
   *
   * @param problem what the client is told
   * @param result what the table says of the request, or of the one that a preflight announces
   */
  record Rejected(Problem problem, RouteResult<Route> result) implements RouteDecision {}

  /**
   * Decides.
   *
   * @param listener the name of the one that it came in by
   */
  static RouteDecision of(Snapshot snapshot, String listener, GatewayRequest request) {
    RouteTable<Route> routes = snapshot.routes(listener);
    RouteQuestion own = question(request);
    HttpMethod announced = request.announcedMethod();
    if (announced == null) {
      RouteResult<Route> result = routes.find(own);
      return judged(snapshot, request.method(), result, result);
    }
    RouteResult<Route> asked = routes.find(own.withMethod(announced));
    RouteResult<Route> result = routes.find(own);
    return asked instanceof Found<Route> found && found.route().hasCors()
        ? new Preflight(found, otherwise(found, request.method(), result))
        : judged(snapshot, request.method(), result, asked);
  }

  /** What a table is asked about a request. */
  static RouteQuestion question(GatewayRequest request) {
    return new RouteQuestion(
        request.scheme(),
        request.authority(),
        request.method(),
        request.path(),
        request.headers(),
        request.parameters());
  }

  private static Optional<Problem> otherwise(
      Found<Route> announced, HttpMethod method, RouteResult<Route> result) {
    if (announced.match().acceptsMethod(method)) {
      return Optional.empty();
    }
    // What all routes at a path take, not only that of the method that a preflight announces.
    Set<HttpMethod> allowed =
        result instanceof MethodNotAllowed<Route>(var all, _) ? all : announced.match().methods();
    return Optional.of(AllowedMethods.notAllowed(allowed));
  }

  private static RouteDecision judged(
      Snapshot snapshot, HttpMethod method, RouteResult<Route> result, RouteResult<Route> nearest) {
    return switch (result) {
      case Found<Route> found when !AllowedMethods.areBeyond(method) -> new Taken(found);
      case Found<Route>(_, _, var route) ->
          new Rejected(AllowedMethods.neverAllowed(route.methods()), nearest);
      case RouteResult.Rejected<Route>(var fault, _) ->
          new Rejected(Problem.of(ProblemCode.BAD_REQUEST, fault.detail()), nearest);
      case RouteResult.NotFound<Route>() -> new Rejected(snapshot.notFound(), nearest);
      case MethodNotAllowed<Route>(var allowed, _) ->
          new Rejected(AllowedMethods.notAllowed(allowed), nearest);
    };
  }
}
