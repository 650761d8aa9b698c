// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.snapshot.Route;
import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What becomes of a request before its route does anything. */
sealed interface RequestOutcome {
  /**
   * A route takes it.
   *
   * @param route the route
   */
  record Taken(Found<Route> route) implements RequestOutcome {}

  /**
   * It is rejected.
   *
   * @param code with what
   * @param detail why
   * @param allow the methods that Allow has; empty where it is not sent
   * @param owner the route whose path it is; empty where it is none's
   */
  record Rejection(
      ProblemCode code, String detail, List<String> allow, Optional<Found<Route>> owner)
      implements RequestOutcome {
    static Rejection of(ProblemCode code, String detail) {
      return new Rejection(code, detail, List.of(), Optional.empty());
    }

    static Rejection ofMethod(String detail, Collection<HttpMethod> allowed) {
      List<String> names = allowed.stream().map(HttpMethod::name).sorted().toList();
      String methods = "the path takes " + String.join(", ", names);
      String words = detail.isEmpty() ? methods : detail + "; " + methods;
      return new Rejection(ProblemCode.METHOD_NOT_ALLOWED, words, names, Optional.empty());
    }

    /** One line. */
    String words() {
      return code.status() + " " + code.name() + ": " + detail;
    }
  }

  /** The route that other routes are compared with; empty where there is none. */
  default Optional<Found<Route>> nearest() {
    return switch (this) {
      case Taken(var route) -> Optional.of(route);
      case Rejection rejection -> rejection.owner();
    };
  }
}
