// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles the strings of directives. All problems of a string are reported, each with its place;
 * what the words mean where the string stands is not judged here.
 */
public final class TemplateParser {
  private TemplateParser() {}

  /** Compiles a string with expressions. */
  public static Parsed<TextTemplate> text(String source) {
    return text(source, List.of());
  }

  /**
   * Compiles a string with expressions, parts of which stand for themselves.
   *
   * @param literal parts in which no brace and no backslash means anything, in order. Within an
   *     expression they may be a name or a part of a string, and nothing that ends one
   */
  public static Parsed<TextTemplate> text(String source, List<Range> literal) {
    List<TemplateProblem> problems = new ArrayList<>();
    List<Piece> pieces = TemplateScanner.scan(source, literal, problems);
    List<Hole> holes = holes(pieces);
    for (Hole hole : holes) {
      hole.rejectStar(problems);
    }
    return problems.isEmpty()
        ? new Parsed<>(CompiledText.of(source, pieces), holes, problems)
        : new Parsed<>(null, holes, problems);
  }

  /** Compiles a path and query with expressions. */
  public static Parsed<UrlTemplate> url(String source) {
    List<TemplateProblem> problems = new ArrayList<>();
    List<Piece> pieces = TemplateScanner.scan(source, List.of(), problems);
    UrlTemplateParser parser = new UrlTemplateParser(source, problems);
    UrlTemplate template = parser.parse(pieces);
    return problems.isEmpty()
        ? new Parsed<>(template, parser.holes(), problems)
        : new Parsed<>(null, parser.holes(), problems);
  }

  /** Compiles a string that must be exactly one expression. */
  public static Parsed<Expression> expression(String source, String example) {
    List<TemplateProblem> problems = new ArrayList<>();
    List<Piece> pieces = TemplateScanner.scan(source.strip(), List.of(), problems);
    List<Hole> holes = holes(pieces);
    holes.forEach(hole -> hole.rejectStar(problems));
    if (!problems.isEmpty()) {
      return new Parsed<>(null, holes, problems);
    }
    if (pieces.size() == 1 && holes.size() == 1) {
      return new Parsed<>(holes.getFirst().expression(), holes, problems);
    }
    problems.add(
        new TemplateProblem(
            Kind.SYNTAX,
            new Range(0, source.length()),
            "not exactly one expression",
            "write such as " + example));
    return new Parsed<>(null, holes, problems);
  }

  /**
   * Compiles a path into JSON: {@code address.city}, {@code tags[0]}; {@code $} is the value
   * itself.
   */
  public static Parsed<JsonPath> path(String source) {
    if (source.equals("$")) {
      return new Parsed<>(JsonPath.SELF, List.of(), List.of());
    }
    List<TemplateProblem> problems = new ArrayList<>();
    PathParser parser = PathParser.alone(source, problems);
    boolean started = source.startsWith("[") || parser.name();
    if (started && parser.steps() && parser.position() < source.length()) {
      int at = parser.position();
      problems.add(
          new TemplateProblem(
              Kind.SYNTAX,
              new Range(at, at + 1),
              "unexpected \"" + source.charAt(at) + "\" in a path",
              "write such as address.city or tags[0]"));
    }
    return problems.isEmpty()
        ? new Parsed<>(parser.path(), List.of(), problems)
        : new Parsed<>(null, List.of(), problems);
  }

  private static List<Hole> holes(List<Piece> pieces) {
    List<Hole> holes = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Gap(var hole)) {
        holes.add(hole);
      }
    }
    return holes;
  }
}
