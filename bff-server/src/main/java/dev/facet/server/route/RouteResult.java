// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;

/** What a route table says. Switch over it without a default. */
public sealed interface RouteResult<T> {
  /** The route that the path belongs to, whatever the method; empty where it is none's. */
  default Optional<Found<T>> owner() {
    return switch (this) {
      case Found<T> found -> Optional.of(found);
      case NotFound<T>() -> Optional.empty();
      case MethodNotAllowed<T>(_, var nearest) -> Optional.of(nearest);
      case Rejected<T>(_, var route) -> route;
    };
  }

  /**
   * A route answers.
   *
   * @param id its name
   * @param match why it matched
   * @param route what the table holds for it
   */
  record Found<T>(String id, RouteMatch match, T route) implements RouteResult<T> {}

  /**
   * The path is one that servers could read differently, and its route does not keep it: 400.
   *
   * @param fault why it is rejected
   * @param route the route that the path belongs to as it stands; empty where it belongs to none
   */
  record Rejected<T>(PathFault fault, Optional<Found<T>> route) implements RouteResult<T> {}

  /** No route answers: 404. */
  record NotFound<T>() implements RouteResult<T> {}

  /**
   * Routes answer the path, but not this method: 405.
   *
   * @param allowed what the Allow header says
   * @param nearest the first of them
   */
  record MethodNotAllowed<T>(Set<HttpMethod> allowed, Found<T> nearest) implements RouteResult<T> {}
}
