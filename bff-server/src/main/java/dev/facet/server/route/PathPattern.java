// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.passthrough.PathCaptures;
import java.util.ArrayList;
import java.util.List;

/**
 * Which paths a route answers. Written as {@code /a/b} for that path alone, {@code /a/*} for that
 * and everything below, {@code /a/{id}} and {@code /a/{id}/*} with a name for a whole segment, or
 * as a {@link PathRegex} of its own setting.
 */
public sealed interface PathPattern extends PathCaptures
    permits PathPattern.Exact, PathPattern.Prefix, PathPattern.Template, PathRegex {
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
    public List<String> variables() {
      return segments.stream().filter(Segment::variable).map(Segment::text).toList();
    }

    @Override
    public List<String> capture(String path) {
      List<String> values = new ArrayList<>(segments.size());
      int start = 1;
      for (int i = 0; i < prefix.length(); i++) { // the client may have spelled it longer
        start = prefix.charAt(i) == '/' ? path.indexOf('/', start) + 1 : start;
      }
      for (Segment segment : segments) {
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        if (segment.variable()) {
          values.add(path.substring(start, end));
        }
        start = end + 1;
      }
      return values;
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

  /**
   * Whether a path matches.
   *
   * @param path in {@link MatchForm}
   */
  default boolean matches(String path) {
    return switch (this) {
      case Exact(String exact) -> exact.equals(path);
      case Prefix(String prefix) -> path.equals(prefix) || path.startsWith(prefix + "/");
      case Template template ->
          path.startsWith(template.prefix() + "/") && template.matchesRest(path);
      case PathRegex regex -> regex.regex().matches(path);
    };
  }

  /** The path that every path which matches begins with, in {@link MatchForm}; empty for none. */
  default String fixed() {
    return switch (this) {
      case Exact(String path) -> path;
      case Prefix(String path) -> path;
      case Template(String prefix, _, _) -> prefix;
      case PathRegex regex -> regex.fixed();
    };
  }

  /**
   * What may be asked of {@link #capture}, by name: variable segments of a template; groups of a
   * regex by their number, from {@code 1} on, and behind all of these by their names.
   */
  default List<String> variables() {
    return List.of();
  }

  /**
   * What stands in a path for each of {@link #variables}, in their order, as the client wrote it:
   * nothing is decoded. A group of a regex may hold anything, slashes and dots among it, and
   * nothing where it takes no part: check what is made of it with {@link PathNormaliser}.
   *
   * @param path in normal form; of one that a regex does not match nothing is captured
   */
  @Override
  default List<String> capture(String path) {
    return List.of();
  }

  @Override
  default boolean isSound(String made) {
    try {
      return PathNormaliser.normalise(made).equals(made);
    } catch (PathRejectedException leadsElsewhere) {
      return false;
    }
  }

  /** As logs and findings show it: what the file has, and a word before what is no path. */
  default String label() {
    return toString();
  }

  /** The pattern without the names of variable segments: equal ones match the same paths. */
  default PathPattern shape() {
    return this;
  }

  /**
   * An order that puts the more exact of two first where both match a path: a whole path, then the
   * one with the longer fixed beginning, then a regex before a template before a prefix.
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
    return Integer.compare(kind(), other.kind());
  }

  private int kind() {
    return switch (this) {
      case Exact _ -> 0;
      case PathRegex _ -> 1;
      case Template _ -> 2;
      case Prefix _ -> 3;
    };
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
