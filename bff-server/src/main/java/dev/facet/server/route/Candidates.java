// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import io.vertx.core.http.HttpMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of one host and one path or prefix, in the order in which they are asked. */
final class Candidates<T> {
  private static final Comparator<RouteMatch> DETAILS =
      Comparator.comparing((RouteMatch match) -> match.methods().isEmpty())
          .thenComparingInt(match -> -match.headers().size())
          .thenComparingInt(match -> -match.query().size());

  private final List<Found<T>> routes;

  Candidates(List<Found<T>> routes) {
    this.routes = routes.stream().sorted(Candidates::compare).toList();
  }

  @Nullable Found<T> first(RouteQuestion question, String path, @Nullable Set<HttpMethod> allowed) {
    for (int i = 0; i < routes.size(); i++) {
      Found<T> route = routes.get(i);
      RouteMatch match = route.match();
      if (isMadeLike(match.path(), path) && match.acceptsDetails(question)) {
        if (match.acceptsMethod(question.method())) {
          return route;
        }
        if (allowed != null) {
          allowed.addAll(match.methods());
        }
      }
    }
    return null;
  }

  private static boolean isMadeLike(PathPattern pattern, String path) {
    return !(pattern instanceof PathPattern.Template template) || template.matchesRest(path);
  }

  private static <T> int compare(Found<T> one, Found<T> two) {
    int byPath = comparePaths(one.match().path(), two.match().path());
    return byPath != 0 ? byPath : DETAILS.compare(one.match(), two.match());
  }

  private static int comparePaths(PathPattern one, PathPattern two) {
    if (one instanceof PathPattern.Template first && two instanceof PathPattern.Template second) {
      return first.compareVariables(second);
    }
    return Boolean.compare(
        two instanceof PathPattern.Template, one instanceof PathPattern.Template);
  }
}
