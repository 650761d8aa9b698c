// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.template.TextTemplate;
import graphql.language.StringValue;
import graphql.language.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code @cache} and {@code @invalidates}. */
final class CacheReader {
  private final TemplateReader templates;
  private final SchemaFindings findings;

  CacheReader(TemplateReader templates, SchemaFindings findings) {
    this.templates = templates;
    this.findings = findings;
  }

  CacheDirective cache(DirectiveUse use) {
    Arguments arguments = use.arguments();
    Located<String> scope = arguments.word("scope");
    return new CacheDirective(
        use.span(),
        duration(arguments, "ttl"),
        duration(arguments, "swr"),
        scope == null || scope.value().equals("PUBLIC"),
        scope == null ? use.span() : scope.span(),
        tags(arguments));
  }

  InvalidatesDirective invalidates(DirectiveUse use) {
    Arguments arguments = use.arguments();
    List<LocatedTemplate<TextTemplate>> tags = tags(arguments);
    if (tags.isEmpty() && !use.faulty()) {
      findings.error(
          SchemaCode.BAD_TAG,
          "tags: none (expected: one or more)",
          arguments.nameSpan("tags"),
          "",
          "write such as tags: [\"product:{args.id}\"]");
    }
    return new InvalidatesDirective(use.span(), tags);
  }

  private @Nullable Duration duration(Arguments arguments, String name) {
    StringLiteral literal = arguments.string(name);
    if (literal == null) {
      return null;
    }
    Duration duration = DurationWords.read(literal.value());
    if (duration == null) {
      findings.error(
          SchemaCode.BAD_QUANTITY,
          name + ": \"" + literal.value() + "\" (expected: such as 30s, 10m or 1d; 365d at most)",
          literal.span());
    }
    return duration;
  }

  private List<LocatedTemplate<TextTemplate>> tags(Arguments arguments) {
    List<LocatedTemplate<TextTemplate>> tags = new ArrayList<>();
    for (Value<?> element : Arguments.elements(arguments.value("tags"))) {
      if (element instanceof StringValue text) {
        StringLiteral literal = arguments.places().literal(text);
        if (literal.value().isBlank()) {
          findings.error(
              SchemaCode.BAD_TAG,
              "tags: \"" + literal.value() + "\" (expected: a name)",
              literal.span(),
              "",
              "write such as \"products\" or \"product:{key}\"");
        } else {
          tags.add(templates.text(literal));
        }
      }
    }
    return tags;
  }
}
