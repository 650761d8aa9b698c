// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.directive.CallDirective.BodyDirective;
import dev.facet.schema.directive.CallDirective.ErrorDirective;
import dev.facet.schema.directive.CallDirective.HeaderDirective;
import dev.facet.schema.directive.CallDirective.SparseDirective;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate;
import graphql.language.StringValue;
import graphql.language.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts that every call has. */
final class CallReader {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final TemplateReader templates;
  private final ResponsePartReader parts;
  private final SchemaFindings findings;

  CallReader(TemplateReader templates, ResponsePartReader parts, SchemaFindings findings) {
    this.templates = templates;
    this.parts = parts;
    this.findings = findings;
  }

  /**
   * Reads a call.
   *
   * @param faulty whether the arguments are not all as defined
   */
  CallDirective read(Arguments arguments, boolean faulty) {
    List<Located<String>> methods = new ArrayList<>();
    LocatedTemplate<UrlTemplate> url = null;
    for (String method : METHODS) {
      StringLiteral literal = arguments.string(method);
      if (literal != null) {
        LocatedTemplate<UrlTemplate> template = templates.url(literal);
        url = url == null ? template : url;
        methods.add(new Located<>(method, arguments.nameSpan(method)));
      }
    }
    return new CallDirective(
        arguments.span(),
        faulty,
        methods,
        url,
        headers(arguments),
        json(arguments, "body"),
        arguments.has("body") ? arguments.nameSpan("body") : null,
        arguments.word("bodyType"),
        root(arguments),
        sparse(arguments.object("sparse")),
        errors(arguments),
        timeout(arguments));
  }

  /** A template of a string argument; null where it is not given. */
  @Nullable LocatedTemplate<TextTemplate> text(Arguments arguments, String name) {
    StringLiteral literal = arguments.string(name);
    return literal == null ? null : templates.text(literal);
  }

  /** The most keys for one call. */
  int max(Arguments arguments) {
    Located<Integer> max = arguments.integer("max");
    if (max == null) {
      return 100;
    }
    if (max.value() < 1) {
      findings.error(
          SchemaCode.BAD_QUANTITY, "max: " + max.value() + " (expected: 1 or more)", max.span());
    }
    return Math.max(max.value(), 1);
  }

  private List<HeaderDirective> headers(Arguments arguments) {
    List<HeaderDirective> headers = new ArrayList<>();
    for (Arguments header : arguments.objects("headers")) {
      Located<String> name = header.word("name");
      LocatedTemplate<TextTemplate> value = text(header, "value");
      if (name != null && value != null) {
        headers.add(new HeaderDirective(name, value));
      }
    }
    return headers;
  }

  private @Nullable LocatedTemplate<JsonTemplate> json(Arguments arguments, String name) {
    Value<?> json = arguments.value(name);
    return json == null ? null : JsonReader.template(json, templates, arguments.places());
  }

  private @Nullable Located<ResponsePart> root(Arguments arguments) {
    StringLiteral literal = arguments.string("root");
    return literal == null ? null : parts.read("root", literal);
  }

  private static @Nullable SparseDirective sparse(@Nullable Arguments sparse) {
    Located<String> parameter = sparse == null ? null : sparse.word("param");
    return sparse == null || parameter == null
        ? null
        : new SparseDirective(
            sparse.span(), parameter, word(sparse, "style", "NAMES"), word(sparse, "of", "VALUE"));
  }

  private static String word(Arguments arguments, String name, String otherwise) {
    Located<String> word = arguments.word(name);
    return word == null ? otherwise : word.value();
  }

  private List<ErrorDirective> errors(Arguments arguments) {
    List<ErrorDirective> errors = new ArrayList<>();
    for (Arguments error : arguments.objects("errors")) {
      errors.add(
          new ErrorDirective(
              error.span(),
              error.integer("status"),
              body(error),
              error.value("as") != null,
              error.word("code"),
              text(error, "message"),
              json(error, "extensions")));
    }
    return errors;
  }

  private BodyDirective body(Arguments error) {
    List<Located<String>> is = new ArrayList<>();
    for (Value<?> one : Arguments.elements(error.value("is"))) {
      if (one instanceof StringValue string) {
        StringLiteral literal = error.places().literal(string);
        is.add(new Located<>(literal.value(), literal.span()));
      }
    }
    return new BodyDirective(
        test(error, "when"),
        test(error, "unless"),
        is,
        error.value("is") == null ? null : error.nameSpan("is"));
  }

  private @Nullable LocatedTemplate<Expression> test(Arguments error, String name) {
    StringLiteral literal = error.string(name);
    return literal == null ? null : templates.expression(literal, "{body.error}");
  }

  private @Nullable Located<Duration> timeout(Arguments arguments) {
    StringLiteral literal = arguments.string("timeout");
    if (literal == null) {
      return null;
    }
    Duration timeout = DurationWords.read(literal.value());
    if (timeout == null) {
      String message = "timeout: \"" + literal.value() + "\" (expected: such as 800ms or 2s)";
      findings.error(SchemaCode.BAD_QUANTITY, message, literal.span());
      return null;
    }
    return new Located<>(timeout, literal.span());
  }
}
