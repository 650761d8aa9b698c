// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.route.PathNormaliser;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRejectedException;
import dev.facet.server.route.SlashRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a redirect: text, and pieces of the path that the client asked for, as the client
 * sent them. {@code {path}} is all of it, {@code {rest}} what stands below the fixed and variable
 * segments of the match, and {@code {name}} a variable segment.
 */
public final class RedirectPath {
  private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}");

  /** RFC 3986 section 3.3. */
  private static final Pattern CHARACTERS =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");

  private final String text;
  private final List<Part> parts = new ArrayList<>();

  private sealed interface Part {
    record Literal(String text) implements Part {}

    /** One segment of the client's path, counted from 0. */
    record Segment(int index) implements Part {}

    /** Everything from a segment on, with the slash before it. */
    record From(int index) implements Part {}
  }

  private RedirectPath(String text) {
    this.text = text;
  }

  /** The path that the client asked for. */
  public static RedirectPath same() {
    RedirectPath path = new RedirectPath("{path}");
    path.parts.add(new Part.From(0));
    return path;
  }

  /**
   * Reads a path.
   *
   * @param name of the setting, for what is thrown
   * @param pattern of the route's match, which says what {@code {rest}} and variables are
   * @throws dev.facet.upstream.config.InvalidSetting where it names a piece that the match does not
   *     have
   */
  public static RedirectPath parse(String name, String text, PathPattern pattern) {
    Map<String, Part> known = pieces(pattern);
    RedirectPath path = new RedirectPath(text);
    Matcher pieces = PIECE.matcher(text);
    int end = 0;
    while (pieces.find()) {
      path.literal(name, text.substring(end, pieces.start()));
      String piece = pieces.group(1);
      String expected = "of {…} only {" + String.join("}, {", known.keySet()) + "}";
      require(known.containsKey(piece), name, text, expected);
      path.parts.add(Objects.requireNonNull(known.get(piece)));
      end = pieces.end();
    }
    path.literal(name, text.substring(end));
    require(path.isAbsolute(), name, text, "/path, {path} or {rest} at its beginning");
    require(
        path.isPlain(),
        name,
        text,
        "no empty and no dot segments; {path} and {rest} begin with a slash");
    return path;
  }

  private static Map<String, Part> pieces(PathPattern pattern) {
    Map<String, Part> pieces = new LinkedHashMap<>();
    pieces.put("path", new Part.From(0));
    int fixed = (int) pattern.fixed().chars().filter(c -> c == '/').count();
    switch (pattern) {
      case PathPattern.Exact _ -> {}
      case PathPattern.Prefix _ -> pieces.put("rest", new Part.From(fixed));
      case PathPattern.Template template -> {
        List<PathPattern.Template.Segment> segments = template.segments();
        if (template.below()) {
          pieces.put("rest", new Part.From(fixed + segments.size()));
        }
        for (int i = 0; i < segments.size(); i++) {
          if (segments.get(i).variable()) {
            pieces.putIfAbsent(segments.get(i).text(), new Part.Segment(fixed + i));
          }
        }
      }
    }
    return pieces;
  }

  private void literal(String name, String literal) {
    require(
        CHARACTERS.matcher(literal).matches(),
        name,
        text,
        "characters of a path, others percent-encoded, and no query, since the client's is kept");
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal));
    }
  }

  private boolean isAbsolute() {
    return !parts.isEmpty()
        && switch (parts.getFirst()) {
          case Part.Literal(var first) -> first.startsWith("/");
          case Part.Segment _ -> false;
          case Part.From _ -> true;
        };
  }

  private boolean isPlain() {
    StringBuilder sample = new StringBuilder();
    for (Part part : parts) {
      sample.append(
          switch (part) {
            case Part.Literal(var literal) -> literal;
            case Part.Segment _ -> "x";
            case Part.From _ -> "/x";
          });
    }
    try {
      return SlashRules.STRICT.fault(PathNormaliser.normalise(sample.toString())) == null;
    } catch (PathRejectedException rejected) {
      return false;
    }
  }

  /** The path for a request when the client comes back with it, in the form of its equivalents. */
  String normal(String path) {
    String next = of(path);
    try {
      return PathNormaliser.equivalent(PathNormaliser.normalise(next));
    } catch (PathRejectedException neverComesBack) {
      return next;
    }
  }

  /**
   * The path for a request.
   *
   * @param path the client's, in normal form; one that the match takes
   * @return starts with a slash
   */
  String of(String path) {
    if (parts.size() == 1 && parts.getFirst() instanceof Part.From(int all) && all == 0) {
      return path;
    }
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(var literal) -> out.append(literal);
        case Part.From(int index) -> out.append(path, start(path, index), path.length());
        case Part.Segment(int index) -> {
          int start = start(path, index) + 1;
          out.append(path, start, start(path, index + 1));
        }
      }
    }
    return out.isEmpty() ? "/" : out.toString();
  }

  /** Where the slash before a segment stands; the path's end where there is none. */
  private static int start(String path, int segment) {
    int start = 0;
    for (int i = 0; i < segment && start >= 0; i++) {
      start = path.indexOf('/', start + 1);
    }
    return start < 0 ? path.length() : start;
  }

  /** As the configuration writes it. */
  @Override
  public String toString() {
    return text;
  }
}
