// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.PathSegments;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the path on its way to the service, and of the service's paths on theirs back.
 */
public sealed interface PathRewrite {
  /** The path goes on as it is. */
  record Keep() implements PathRewrite {}

  /**
   * Leading segments are taken off and others put in their place. Without {@code added}, {@code
   * /v1} makes {@code /orders} of {@code /v1/orders}, {@code /} of {@code /v1/}, and nothing of
   * {@code /v1}. The route is for paths that begin with them, in whatever spelling: {@code
   * /v1;a=b/orders} and {@code /%761/orders} are stripped alike.
   *
   * @param stripped whole segments: starts with a slash, does not end with one; empty for none
   * @param added the same, already encoded
   */
  record Prefix(String stripped, String added) implements PathRewrite {
    /** Guards both. */
    public Prefix {
      requireSegments("stripped", stripped);
      requireSegments("added", added);
    }

    /** Leading segments are taken off. */
    public static Prefix strip(String prefix) {
      return new Prefix(prefix, "");
    }

    private static void requireSegments(String name, String prefix) {
      boolean whole = prefix.startsWith("/") && !prefix.endsWith("/") && prefix.indexOf('?') < 0;
      if (!prefix.isEmpty() && !whole) {
        throw new IllegalArgumentException(
            name + ": " + prefix + " (expected: starts with /, does not end with it)");
      }
    }
  }

  /**
   * The path is written anew.
   *
   * @param template with pieces of the client's path
   */
  record Template(PathTemplate template) implements PathRewrite {}

  /**
   * The path below the base URL of the service; empty for the base URL itself.
   *
   * @param path one that the route takes
   * @throws UnsoundPathException where captured pieces of it would lead elsewhere
   */
  default String apply(AskedPath path) {
    return switch (this) {
      case Keep() -> path.text();
      case Prefix(String stripped, String added) -> {
        int end = PathSegments.start(path.text(), segments(stripped));
        String below = end == 0 ? path.text() : path.text().substring(end);
        yield added.isEmpty() ? below : added + below;
      }
      case Template(PathTemplate template) -> template.checked(path);
    };
  }

  /**
   * What a service has to put before its own paths to make public ones of them; empty for nothing,
   * and where no prefix alone does.
   */
  default String told() {
    return this instanceof Prefix(String stripped, String added) && added.isEmpty() ? stripped : "";
  }

  /**
   * The public form of a service's path.
   *
   * @param path below the base path of the service: empty, or starts with a slash
   * @param asked the path that the client asked for
   * @return null where it has none, or it is not known which
   */
  default @Nullable String inverse(String path, String asked) {
    return switch (this) {
      case Keep() -> path;
      case Prefix(String stripped, String added) -> {
        // Services that read X-Forwarded-Prefix add it themselves.
        boolean there = added.isEmpty() && startsWithSegments(path, stripped);
        boolean below = startsWithSegments(path, added);
        yield there ? path : below ? stripped + path.substring(added.length()) : null;
      }
      case Template(PathTemplate template) -> template.inverse(path, asked);
    };
  }

  /** The public path at and below which is everything that the route sends to the service. */
  default String publicRoot() {
    return switch (this) {
      case Keep() -> "";
      case Prefix(String stripped, _) -> stripped;
      case Template(PathTemplate template) -> template.publicRoot();
    };
  }

  /**
   * The path at and below which is everything that the service is asked for; empty for its base.
   */
  default String serviceRoot() {
    return switch (this) {
      case Keep() -> "";
      case Prefix(_, String added) -> added;
      case Template(PathTemplate template) -> template.serviceRoot();
    };
  }

  private static int segments(String prefix) {
    return (int) prefix.chars().filter(c -> c == '/').count();
  }

  /** Whether a path begins with a prefix that ends where one of its segments ends. */
  static boolean startsWithSegments(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || "/?#".indexOf(path.charAt(prefix.length())) >= 0);
  }
}
