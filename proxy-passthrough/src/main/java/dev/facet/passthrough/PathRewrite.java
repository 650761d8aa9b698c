// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/** What becomes of the path on its way to the service. */
public sealed interface PathRewrite {
  /** The path goes on as it is. */
  record Keep() implements PathRewrite {}

  /**
   * Leading segments are taken off; {@code /v1} makes {@code /orders} of {@code /v1/orders}, and
   * {@code /} of {@code /v1}. A path that does not begin with them goes on as it is.
   *
   * @param prefix whole segments: starts with a slash, does not end with one
   */
  record Strip(String prefix) implements PathRewrite {
    /** Guards the prefix. */
    public Strip {
      if (!prefix.startsWith("/") || prefix.endsWith("/") || prefix.indexOf('?') >= 0) {
        throw new IllegalArgumentException(
            "prefix: " + prefix + " (expected: starts with /, does not end with it)");
      }
    }
  }

  /** What {@link #apply} takes off; empty for nothing. */
  default String stripped() {
    return switch (this) {
      case Keep() -> "";
      case Strip(String prefix) -> prefix;
    };
  }

  /** The path as the service gets it. */
  default String apply(String path) {
    String prefix = stripped();
    if (prefix.isEmpty() || !startsWithSegments(path, prefix)) {
      return path;
    }
    return path.length() == prefix.length() ? "/" : path.substring(prefix.length());
  }

  /** Whether a path begins with a prefix that ends where one of its segments ends. */
  static boolean startsWithSegments(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || "/?#".indexOf(path.charAt(prefix.length())) >= 0);
  }
}
