// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/** Says why one of two matches comes first that take the same request. */
final class Precedence {
  private Precedence() {}

  static String words(RouteMatch first, RouteMatch later) {
    if (HostName.width(first.host()) != HostName.width(later.host())) {
      return "host: " + host(first) + " comes before " + host(later);
    }
    if (first.path().compareExactness(later.path()) != 0) {
      return "path: " + path(first.path(), later.path());
    }
    if ((first.scheme() == null) != (later.scheme() == null)) {
      return "scheme: the first names one";
    }
    if (first.methods().isEmpty() != later.methods().isEmpty()) {
      return "methods: the first names some";
    }
    return FieldCounts.of(first).words(FieldCounts.of(later));
  }

  private static String host(RouteMatch match) {
    return match.host() == null ? "any" : match.host();
  }

  private static String path(PathPattern first, PathPattern later) {
    if (first instanceof PathPattern.Exact) {
      return "an exact path comes before others";
    }
    int longer = first.fixed().length() - later.fixed().length();
    if (longer != 0) {
      return fixed(first) + " is longer than " + fixed(later);
    }
    return first.getClass().equals(later.getClass())
        ? first.label() + " is more exact from the left"
        : kind(first) + " comes before " + kind(later) + " with that beginning";
  }

  private static String fixed(PathPattern path) {
    return path.fixed().isEmpty() ? "/" : path.fixed();
  }

  private static String kind(PathPattern path) {
    return switch (path) {
      case PathPattern.Exact _ -> "an exact path";
      case PathRegex _ -> "a regex";
      case PathPattern.Template _ -> "a template";
      case PathPattern.Prefix _ -> "a prefix";
    };
  }
}
