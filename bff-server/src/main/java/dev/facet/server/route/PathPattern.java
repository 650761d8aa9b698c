// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import java.util.List;

/**
 * Which paths a route answers. Written as {@code /a/b} for that path alone, {@code /a/*} for that
 * and everything below, or {@code /a/{id}} and {@code /a/{id}/*} with a name for a whole segment.
 */
public sealed interface PathPattern {
  /**
   * One path.
   *
   * @param path in {@link MatchForm}
   */
  record Exact(String path) implements PathPattern {
    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * Everything at and below a path: {@code /v1/orders/*} means {@code /v1/orders} and {@code
   * /v1/orders/7}, not {@code /v1/ordersx}, as in the Kubernetes Gateway API.
   *
   * @param path in {@link MatchForm}, without a slash at its end; empty for everything
   */
  record Prefix(String path) implements PathPattern {
    @Override
    public String toString() {
      return path + "/*";
    }
  }

  /**
   * Paths with variable segments.
   *
   * @param prefix the segments before the first variable one, without a slash at their end
   * @param segments the segments after that; the first one is variable
   * @param below whether paths below belong to it too
   */
  record Template(String prefix, List<Segment> segments, boolean below) implements PathPattern {
    /** Copies the list. */
    public Template {
      segments = List.copyOf(segments);
    }

    /**
     * One segment.
     *
     * @param text the segment, or the name of what stands there
     * @param variable whether anything may stand there
     */
    public record Segment(String text, boolean variable) {}

    /** Whether the rest of a path that begins with the prefix is made like this. */
    boolean matchesRest(String path) {
      int start = prefix.length() + 1;
      for (Segment segment : segments) {
        if (start > path.length()) {
          return false;
        }
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        boolean same =
            segment.variable()
                ? end > start
                : end - start == segment.text().length() && path.startsWith(segment.text(), start);
        if (!same) {
          return false;
        }
        start = end + 1;
      }
      return below ? start <= path.length() + 1 : start == path.length() + 1;
    }

    /**
     * A hash of the segments of a path that stand where this has fixed ones: that of every template
     * with variables at the same places that the path matches.
     *
     * @param path begins with the prefix
     */
    int hashRest(String path) {
      int hash = 0;
      int start = prefix.length() + 1;
      for (int i = 0; i < segments.size() && start <= path.length(); i++) {
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        for (int at = start; !segments.get(i).variable() && at < end; at++) {
          hash = 31 * hash + path.charAt(at);
        }
        hash = 31 * hash + '/';
        start = end + 1;
      }
      return hash;
    }

    /**
     * An order that puts the more exact of two first where both match a path: from the left to the
     * right a fixed segment before a variable one, the longer before the shorter, and the one
     * without paths below before the one with them.
     */
    int compareVariables(Template other) {
      int order = 0;
      for (int i = 0; order == 0 && i < Math.min(segments.size(), other.segments.size()); i++) {
        order = Boolean.compare(segments.get(i).variable(), other.segments.get(i).variable());
      }
      order = order == 0 ? Integer.compare(other.segments.size(), segments.size()) : order;
      return order == 0 ? Boolean.compare(below, other.below) : order;
    }

    @Override
    public PathPattern shape() {
      List<Segment> nameless =
          segments.stream()
              .map(segment -> segment.variable() ? new Segment("", true) : segment)
              .toList();
      return new Template(prefix, nameless, below);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(prefix);
      for (Segment segment : segments) {
        out.append('/').append(segment.variable() ? "{" + segment.text() + "}" : segment.text());
      }
      return out.append(below ? "/*" : "").toString();
    }
  }

  /** The path that every path which matches begins with, in {@link MatchForm}; empty for none. */
  default String fixed() {
    return switch (this) {
      case Exact(String path) -> path;
      case Prefix(String path) -> path;
      case Template(String prefix, _, _) -> prefix;
    };
  }

  /** The pattern without the names of variable segments: equal ones match the same paths. */
  default PathPattern shape() {
    return this;
  }

  /**
   * An order that puts the more exact of two first where both match a path: a whole path, then the
   * one with the longer fixed beginning, then a template before a prefix.
   */
  default int compareExactness(PathPattern other) {
    if (this instanceof Exact || other instanceof Exact) {
      return Boolean.compare(other instanceof Exact, this instanceof Exact);
    }
    int byLength = Integer.compare(other.fixed().length(), fixed().length());
    if (byLength != 0) {
      return byLength;
    }
    if (this instanceof Template one && other instanceof Template two) {
      return one.compareVariables(two);
    }
    return Boolean.compare(other instanceof Template, this instanceof Template);
  }

  /** Everything. */
  static PathPattern any() {
    return new Prefix("");
  }

  /**
   * Reads a pattern.
   *
   * @throws PathPatternException where it is none, or could never match
   */
  static PathPattern parse(String text) {
    return PathPatternParser.parse(text);
  }
}
