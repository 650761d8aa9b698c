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
      Comparator.comparing((RouteMatch match) -> match.scheme() == null)
          .thenComparing(match -> match.methods().isEmpty())
          .thenComparingInt(match -> -match.headers().size())
          .thenComparingInt(match -> -match.query().size());

  private final List<Found<T>> routes;
  private final RouteTraits<T> traits;

  Candidates(List<Found<T>> routes, RouteTraits<T> traits) {
    this.traits = traits;
    this.routes = routes.stream().sorted(Candidates::compare).toList();
  }

  @Nullable Found<T> first(RouteQuestion question, String path, @Nullable Set<HttpMethod> allowed) {
    for (int i = 0; i < routes.size(); i++) {
      Found<T> route = routes.get(i);
      RouteMatch match = route.match();
      if (isMadeLike(match.path(), path) && takes(route, question)) {
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

  private boolean takes(Found<T> route, RouteQuestion question) {
    return route.match().acceptsDetails(question) && traits.takes().test(route.route(), question);
  }

  private static boolean isMadeLike(PathPattern pattern, String path) {
    return !(pattern instanceof PathPattern.Template template) || template.matchesRest(path);
  }

  private static <T> int compare(Found<T> one, Found<T> two) {
    int byPath = one.match().path().compareExactness(two.match().path());
    return byPath != 0 ? byPath : DETAILS.compare(one.match(), two.match());
  }
}
