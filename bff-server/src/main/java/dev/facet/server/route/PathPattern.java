// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which paths a route answers. Written as {@code /a/b} for that path alone, {@code /a/*} for that
 * and everything below, or {@code /a/{id}} with a name for a whole segment.
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
   * @param segments the segments after that
   */
  record Template(String prefix, List<Segment> segments) implements PathPattern {
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

    /**
     * What stands at the variable segments of a path that matched, by name, encoded.
     *
     * @param path in normal form
     */
    public Map<String, String> values(String path) {
      Map<String, String> values = new HashMap<>();
      String[] found = MatchForm.of(path).substring(prefix.length() + 1).split("/", -1);
      for (int i = 0; i < segments.size(); i++) {
        if (segments.get(i).variable()) {
          values.put(segments.get(i).text(), found[i]);
        }
      }
      return values;
    }

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
      return start == path.length() + 1;
    }

    /** An order that puts the more exact of two first where both match a path. */
    int compareVariables(Template other) {
      int order = Integer.compare(segments.size(), other.segments.size());
      for (int i = 0; order == 0 && i < segments.size(); i++) {
        order = Boolean.compare(segments.get(i).variable(), other.segments.get(i).variable());
      }
      return order;
    }

    @Override
    public String shape() {
      return text("");
    }

    @Override
    public String toString() {
      return text(null);
    }

    private String text(@Nullable String name) {
      StringBuilder out = new StringBuilder(prefix);
      for (Segment segment : segments) {
        String variable = "{" + (name == null ? segment.text() : name) + "}";
        out.append('/').append(segment.variable() ? variable : segment.text());
      }
      return out.toString();
    }
  }

  /** The pattern as text in which the names of variable segments do not show. */
  default String shape() {
    return toString();
  }

  /** Everything. */
  static PathPattern any() {
    return new Prefix("");
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException where it is none, or could never match
   */
  static PathPattern parse(String text) {
    return PathPatternParser.parse(text);
  }
}
