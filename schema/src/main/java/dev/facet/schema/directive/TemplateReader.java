// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Parsed;
import dev.facet.schema.template.TemplateParser;
import dev.facet.schema.template.TemplateProblem;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the strings of directives and reports what is wrong inside them. */
final class TemplateReader {
  private final SchemaFindings findings;

  TemplateReader(SchemaFindings findings) {
    this.findings = findings;
  }

  LocatedTemplate<TextTemplate> text(StringLiteral literal) {
    return located(literal, TemplateParser.text(literal.value()));
  }

  LocatedTemplate<UrlTemplate> url(StringLiteral literal) {
    return located(literal, TemplateParser.url(literal.value()));
  }

  /**
   * A string that is one expression.
   *
   * @param example what to write where it is none
   */
  LocatedTemplate<Expression> expression(StringLiteral literal, String example) {
    return located(literal, TemplateParser.expression(literal.value(), example));
  }

  /** A path; null where it cannot be read. */
  @Nullable Located<JsonPath> path(StringLiteral literal) {
    return path(literal, 0, literal.value());
  }

  /** A path that is a part of a string; it may begin with {@code $}, the value it leads into. */
  @Nullable Located<JsonPath> path(StringLiteral literal, int from, String text) {
    int root = text.startsWith("$.") ? 2 : text.startsWith("$[") ? 1 : 0;
    Parsed<JsonPath> parsed = TemplateParser.path(text.substring(root));
    for (TemplateProblem problem : parsed.problems()) {
      report(SchemaCode.BAD_PATH, literal, from + root, problem);
    }
    JsonPath path = parsed.value();
    return path == null ? null : new Located<>(path, literal.within(from, from + text.length()));
  }

  private <T> LocatedTemplate<T> located(StringLiteral literal, Parsed<T> parsed) {
    for (TemplateProblem problem : parsed.problems()) {
      report(code(problem.kind()), literal, 0, problem);
    }
    List<LocatedHole> holes =
        parsed.holes().stream().map(hole -> new LocatedHole(hole, literal)).toList();
    return new LocatedTemplate<>(parsed.value(), holes, literal.span());
  }

  private void report(SchemaCode code, StringLiteral literal, int from, TemplateProblem problem) {
    SourceSpan span = literal.within(from + problem.range().start(), from + problem.range().end());
    findings.error(code, problem.message(), span, "", problem.hint());
  }

  private static SchemaCode code(TemplateProblem.Kind kind) {
    return switch (kind) {
      case SYNTAX -> SchemaCode.BAD_TEMPLATE;
      case UNKNOWN_ROOT -> SchemaCode.UNKNOWN_ROOT;
      case UNKNOWN_PIPE -> SchemaCode.UNKNOWN_PIPE;
    };
  }
}
