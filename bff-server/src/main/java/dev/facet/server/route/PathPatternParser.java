// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.route.PathPattern.Template.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is written in the configuration. */
final class PathPatternParser {
  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*}");

  private PathPatternParser() {}

  static PathPattern parse(String text) {
    require(text.startsWith("/"), "path", text, "starts with a slash");
    require(text.indexOf(';') < 0, "path", text, "no path parameters");
    if (text.endsWith("/*")) {
      String path = text.substring(0, text.length() - 2);
      return new PathPattern.Prefix(prefix(text, path));
    }
    return text.indexOf('{') < 0 ? new PathPattern.Exact(literal(text, text)) : template(text);
  }

  private static PathPattern template(String text) {
    int first = text.indexOf("/{");
    require(first >= 0, "path", text, "whole segments in braces");
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String segment : text.substring(first + 1).split("/", -1)) {
      boolean variable = VARIABLE.matcher(segment).matches();
      String name = variable ? segment.substring(1, segment.length() - 1) : segment;
      require(!variable || names.add(name), "path", text, "each name once");
      segments.add(new Segment(variable ? name : prefix(text, "/" + name).substring(1), variable));
    }
    return new PathPattern.Template(prefix(text, text.substring(0, first)), segments);
  }

  private static String prefix(String text, String path) {
    require(!path.endsWith("/"), "path", text, "no empty segments");
    return path.isEmpty() ? "" : literal(text, path);
  }

  private static String literal(String text, String path) {
    boolean plain = path.indexOf('*') < 0 && path.indexOf('{') < 0 && path.indexOf('}') < 0;
    require(plain, "path", text, "/* at the end, {name} as a whole segment");
    try {
      return MatchForm.of(PathNormaliser.normalise(path));
    } catch (PathRefusedException refused) {
      throw new IllegalArgumentException(
          "path: " + text + " (expected: " + refused.getMessage() + ")", refused);
    }
  }
}
