// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns with one beginning that are equally exact: the same path, prefix or regex, or templates
 * whose variable segments stand at the same places. A path matches one of them at most, which is
 * found by a hash of the segments that are fixed.
 */
final class PathForm<T> {
  private final List<List<Shape<T>>> buckets;
  private final @Nullable Alternatives<T> only;
  private final PathPattern any;

  /**
   * A form.
   *
   * @param routes by the shapes of their paths, one shape or more
   */
  PathForm(Map<PathPattern, List<Found<T>>> routes, RouteTraits<T> traits) {
    this.any = routes.keySet().iterator().next();
    this.only =
        routes.size() == 1 ? new Alternatives<>(routes.getOrDefault(any, List.of()), traits) : null;
    if (only != null) { // as nearly all have
      buckets = List.of();
      return;
    }
    buckets = new ArrayList<>();
    int size = Integer.highestOneBit(routes.size()) * 2;
    for (int i = 0; i < size; i++) {
      buckets.add(new ArrayList<>(1));
    }
    routes.forEach((shape, alike) -> {
      int hash = shape instanceof PathPattern.Template one ? one.hashRest(one.toString()) : 0;
      buckets.get(slot(hash)).add(new Shape<>(shape, hash, new Alternatives<>(alike, traits)));
    });
  }

  private record Shape<T>(PathPattern path, int hash, Alternatives<T> routes) {}

  /**
   * The routes of the pattern that a path matches.
   *
   * @param path in {@link MatchForm}, with the beginning that all have
   * @return null where it matches none
   */
  @Nullable Alternatives<T> find(RouteQuestion question, String path) {
    return switch (any) {
      case PathPattern.Template form when only == null -> find(form, path);
      case PathPattern.Template template -> template.matchesRest(path) ? only : null;
      case PathRegex regex -> question.notes().isPathOf(regex, path) ? only : null;
      case PathPattern.Exact _, PathPattern.Prefix _ -> only;
    };
  }

  private @Nullable Alternatives<T> find(PathPattern.Template form, String path) {
    int hash = form.hashRest(path);
    List<Shape<T>> bucket = buckets.get(slot(hash));
    for (int i = 0; i < bucket.size(); i++) {
      Shape<T> shape = bucket.get(i);
      if (shape.hash() == hash
          && shape.path() instanceof PathPattern.Template template
          && template.matchesRest(path)) {
        return shape.routes();
      }
    }
    return null;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 16) & (buckets.size() - 1);
  }
}
