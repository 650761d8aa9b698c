// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import static dev.facet.upstream.config.Require.require;

import dev.facet.passthrough.PathTemplate;
import dev.facet.passthrough.PathTemplate.Match;
import dev.facet.passthrough.PathTemplate.Part;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.template.PercentEncoding;
import dev.facet.server.route.PathCharacters;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRegex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces of a client's path that the templates of its route may name, as the client sent them.
 * {@code {path}} is all of it, {@code {rest}} what stands below the fixed and variable segments of
 * the match, and {@code {name}} a variable segment, or a group of a regular expression by its name
 * or number.
 *
 * @param known the pieces by their names
 * @param match what the paths look like
 */
public record MatchPieces(Map<String, Part> known, Match match) {
  /** How other servers write pieces. */
  private static final Pattern ELSEWHERE = Pattern.compile("\\$(?:\\d|(?:request_)?uri\\b)");

  private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}");

  /** The pieces that paths have which a pattern matches. */
  public static MatchPieces of(PathPattern pattern) {
    Map<String, Part> pieces = new LinkedHashMap<>();
    pieces.put("path", new Part.From(0));
    String fixed = pattern.fixed().equals("/") ? "" : pattern.fixed();
    int segments = (int) fixed.chars().filter(c -> c == '/').count();
    return switch (pattern) {
      case PathPattern.Exact _ -> new MatchPieces(pieces, new Match(fixed, segments, false));
      case PathPattern.Prefix _ -> {
        pieces.put("rest", new Part.From(segments));
        yield new MatchPieces(pieces, new Match(fixed, segments, true));
      }
      case PathPattern.Template template -> ofTemplate(template, pieces, segments);
      case PathRegex regex -> {
        List<String> groups = regex.variables();
        for (int i = 0; i < groups.size(); i++) {
          pieces.putIfAbsent(groups.get(i), new Part.Capture(regex, i));
        }
        yield new MatchPieces(pieces, new Match(fixed, segments, true));
      }
    };
  }

  private static MatchPieces ofTemplate(
      PathPattern.Template template, Map<String, Part> pieces, int fixed) {
    List<PathPattern.Template.Segment> segments = template.segments();
    int all = fixed + segments.size();
    if (template.below()) {
      pieces.put("rest", new Part.From(all));
    }
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).variable()) {
        pieces.putIfAbsent(segments.get(i).text(), new Part.Segment(fixed + i));
      }
    }
    return new MatchPieces(pieces, new Match(template.fixed(), all, template.below()));
  }

  /**
   * Reads the template of a path.
   *
   * @param name of the setting, for what is thrown
   * @throws dev.facet.upstream.config.InvalidSetting where it names a piece that the match does not
   *     have, or could make another path than it says
   */
  public PathTemplate path(String name, String text) {
    List<Part> parts = new ArrayList<>();
    Matcher pieces = PIECE.matcher(text);
    int end = 0;
    while (pieces.find()) {
      addPath(name, text, text.substring(end, pieces.start()), parts);
      parts.add(piece(name, text, pieces.group(1)));
      end = pieces.end();
    }
    addPath(name, text, text.substring(end), parts);
    TemplateShape.check(name, text, parts);
    return new PathTemplate(parts, match);
  }

  /**
   * Reads the template of a query parameter's value. Its text is plain and encoded here.
   *
   * @param name of the setting, for what is thrown
   * @param shown the text as it may be printed
   * @throws dev.facet.upstream.config.InvalidSetting where it names a piece that the match does not
   *     have
   */
  public List<Part> value(String name, String text, String shown) {
    List<Part> parts = new ArrayList<>();
    Matcher pieces = PIECE.matcher(text);
    int end = 0;
    while (pieces.find()) {
      addPlain(text.substring(end, pieces.start()), parts);
      parts.add(piece(name, shown, pieces.group(1)));
      end = pieces.end();
    }
    addPlain(text.substring(end), parts);
    return parts;
  }

  private Part piece(String name, String text, String piece) {
    Part found = known.get(piece);
    require(found != null, name, text, found == null ? known(piece) : "");
    return Objects.requireNonNull(found);
  }

  private String known(String meant) {
    String near =
        Suggestion.nearest(meant, List.copyOf(known.keySet()))
            .map(known -> "; did you mean {" + known + "}?")
            .orElse("");
    return "of {…} only {" + String.join("}, {", known.keySet()) + "}" + near;
  }

  private static void addPath(String name, String text, String literal, List<Part> parts) {
    require(
        !ELSEWHERE.matcher(literal).find(),
        name,
        text,
        "{1} for the first group of match.regex and {path} for the path; a $ of its own as %24");
    require(
        PathCharacters.make(literal, "*;"),
        name,
        text,
        "characters of a path, others percent-encoded, and no query, since the client's is kept");
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal));
    }
  }

  private static void addPlain(String literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(PercentEncoding.ofValue(literal)));
    }
  }
}
