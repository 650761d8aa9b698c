// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.PathPattern.Template.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what is written in the configuration, and brings it into the form that requests are
 * compared in ({@link MatchForm}), so that a pattern that is accepted can match.
 */
final class PathPatternParser {
  private static final String FORMS = "/exact or /prefix/*";
  private static final String BELOW = "/*";
  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*}");

  private final String text;

  private PathPatternParser(String text) {
    this.text = text;
  }

  static PathPattern parse(String text) {
    return new PathPatternParser(text).pattern();
  }

  private PathPattern pattern() {
    if (!text.startsWith("/")) {
      throw unexpected(FORMS);
    }
    require(text.indexOf('?') < 0 && text.indexOf('#') < 0, "a path without query and fragment");
    require(text.indexOf(';') < 0, "no path parameters, which take no part in matching");
    boolean below = text.endsWith(BELOW);
    String path = below ? text.substring(0, text.length() - BELOW.length()) : text;
    require(path.indexOf('*') < 0, "* only at the end, as /*");
    if (path.indexOf('{') >= 0 || path.indexOf('}') >= 0) {
      return template(path, below);
    }
    return below ? new PathPattern.Prefix(segments(path)) : new PathPattern.Exact(literal(path));
  }

  private PathPattern template(String path, boolean below) {
    int first = path.indexOf("/{");
    require(first >= 0, "{name} as a whole segment");
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String segment : path.substring(first + 1).split("/", -1)) {
      boolean variable = VARIABLE.matcher(segment).matches();
      String name = variable ? segment.substring(1, segment.length() - 1) : segment;
      require(!variable || names.add(name), "each {name} once");
      segments.add(new Segment(variable ? name : segments("/" + name).substring(1), variable));
    }
    return new PathPattern.Template(segments(path.substring(0, first)), segments, below);
  }

  /** Whole segments, without a slash at their end; empty for none. */
  private String segments(String path) {
    require(!path.endsWith("/"), "no empty and no dot segments");
    return path.isEmpty() ? "" : literal(path);
  }

  private String literal(String path) {
    require(
        path.indexOf('{') < 0 && path.indexOf('}') < 0,
        "{name} as a whole segment, of letters, digits and _");
    require(PathCharacters.make(path, ""), "characters of a path, others percent-encoded");
    try {
      String normal = PathNormaliser.normalise(path);
      return MatchForm.of(normal);
    } catch (PathRejectedException rejected) {
      throw switch (rejected.fault()) {
        case DOT_SEGMENT -> unexpected("no empty and no dot segments");
        case NOT_ABSOLUTE,
            EMPTY_SEGMENT,
            BACKSLASH,
            CONTROL_CHARACTER,
            NOT_ASCII,
            BAD_ENCODING,
            DELIMITER,
            ENCODED_SLASH,
            TOO_MUCH_WORK,
            OTHER_ROUTE ->
            unexpected("what requests may have: " + rejected.fault().detail());
      };
    }
  }

  private void require(boolean holds, String expected) {
    if (!holds) {
      throw unexpected(expected);
    }
  }

  private PathPatternException unexpected(String expected) {
    return new PathPatternException(text, expected, PathHint.of(text));
  }
}
