// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/** What becomes of the path on its way to the service. */
public sealed interface PathRewrite {
  /** The path goes on as it is. */
  record Keep() implements PathRewrite {}

  /**
   * Leading segments are taken off; {@code /v1} makes {@code /orders} of {@code /v1/orders}, {@code
   * /} of {@code /v1/}, and nothing of {@code /v1}. The route is for paths that begin with them, in
   * whatever spelling: {@code /v1;a=b/orders} and {@code /%761/orders} are stripped alike.
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

  /**
   * The path below the base URL of the service; empty for the base URL itself.
   *
   * @param path begins with as many segments as are taken off
   */
  default String apply(String path) {
    int end = 0;
    for (int i = 0; end >= 0 && i < segments(); i++) {
      end = path.indexOf('/', end + 1);
    }
    return end < 0 ? "" : path.substring(end);
  }

  private int segments() {
    return (int) stripped().chars().filter(c -> c == '/').count();
  }

  /** Whether a path begins with a prefix that ends where one of its segments ends. */
  static boolean startsWithSegments(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || "/?#".indexOf(path.charAt(prefix.length())) >= 0);
  }
}
