// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.snapshot.Route;
import java.util.Optional;

/**
 * The route whose path a rejected request asks for, or is below of, whatever its method: a browser
 * may read the response only where that route's CORS policy lets it.
 *
 * @param route the route
 * @param id of the route; empty where it is only one above the path
 */
record NearestRoute(Route route, String id) {
  /** How many segments of a path are looked at, since clients choose how many there are. */
  private static final int MAX_SEGMENTS = 8;

  /**
   * The nearest route; empty where none is at the path or above.
   *
   * @param result what the table said of the request already
   */
  static Optional<NearestRoute> find(
      RouteTable<Route> routes, RouteQuestion question, RouteResult<Route> result) {
    return result
        .owner()
        .map(found -> new NearestRoute(found.route(), found.id()))
        .or(() -> above(routes, question));
  }

  private static Optional<NearestRoute> above(RouteTable<Route> routes, RouteQuestion question) {
    for (String path = beginning(question.path()); path.length() > 1; ) {
      path = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
      Optional<Found<Route>> above = routes.above(question.withPath(path.isEmpty() ? "/" : path));
      if (above.isPresent()) {
        return above.map(found -> new NearestRoute(found.route(), ""));
      }
    }
    return Optional.empty();
  }

  private static String beginning(String path) {
    int end = 0;
    for (int segments = 0; segments < MAX_SEGMENTS && end >= 0; segments++) {
      end = path.indexOf('/', end + 1);
    }
    return end < 0 ? path : path.substring(0, end);
  }
}
