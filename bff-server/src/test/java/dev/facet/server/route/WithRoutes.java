// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables of routes, by name. */
abstract class WithRoutes {
  @SafeVarargs
  static RouteTable<String> table(Found<String>... routes) {
    List<Found<String>> list = new ArrayList<>();
    for (Found<String> route : routes) {
      list.add(route);
    }
    return new RouteTable<>(list);
  }

  static Found<String> route(String id, @Nullable String host, String path) {
    return new Found<>(id, new RouteMatch(host, PathPattern.parse(path), Set.of()), id);
  }

  static RouteQuestion question(String host, HttpMethod method, String path) {
    return new RouteQuestion("http", host, method, path, MultiMap.caseInsensitiveMultiMap(), "");
  }

  static String find(RouteTable<String> table, String host, String path) {
    return name(table.find(question(host, HttpMethod.GET, path)));
  }

  static String name(RouteResult<String> response) {
    return response instanceof Found<String> found ? found.id() : "-";
  }
}
