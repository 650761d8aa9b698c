// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.FromDirective;
import dev.facet.schema.directive.RefDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.ValueDirective;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import graphql.language.Directive;
import java.util.List;
import java.util.stream.Stream;

/** A field has one binding at most, and a root field one that needs no parent. */
final class BindingRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.fields().forEach(field -> check(field, model, findings));
  }

  private static void check(BoundField field, SchemaModel model, SchemaFindings findings) {
    List<SourceSpan> bindings = bindings(field);
    if (bindings.size() > 1) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.TWO_BINDINGS,
                  field.coordinates() + " has two bindings: " + words(bindings),
                  bindings.get(1))
              .hinted("keep one of them")
              .relatedTo(List.of(bindings.getFirst())));
    }
    boolean fromOnly = bindings.size() == 1 && field.from() != null;
    if (model.isRootField(field) && (fromOnly || isUnbound(field, model))) {
      SourceSpan span = field.declaration().span();
      String message = field.coordinates() + " has no binding";
      String label = "root fields have no parent object to read from";
      findings.error(
          SchemaCode.UNBOUND_ROOT_FIELD, message, span, label, "add @rest, @ref or @value");
    }
  }

  /** A directive that could not be read is reported, and counts as a binding. */
  private static boolean isUnbound(BoundField field, SchemaModel model) {
    return field.declaration().directives().stream()
        .map(Directive::getName)
        .noneMatch(name -> isBinding(name) || isMisspelt(name, model));
  }

  private static boolean isMisspelt(String directive, SchemaModel model) {
    return !SchemaDirectives.isKnown(directive)
        && !model.document().directives().containsKey(directive);
  }

  private static boolean isBinding(String directive) {
    return switch (directive) {
      case "rest", "ref", "value", "page", "events", "poll", "mock", "transform" -> true;
      default -> false;
    };
  }

  private static List<SourceSpan> bindings(BoundField field) {
    return Stream.of(
            Stream.ofNullable(field.rest()).map(RestDirective::span),
            Stream.ofNullable(field.ref()).map(RefDirective::span),
            Stream.ofNullable(field.from()).map(FromDirective::span),
            Stream.ofNullable(field.value()).map(ValueDirective::span))
        .flatMap(spans -> spans)
        .sorted((a, b) -> Integer.compare(a.start(), b.start()))
        .toList();
  }

  private static String words(List<SourceSpan> bindings) {
    return String.join(" and ", bindings.stream().map(SourceSpan::text).toList());
  }
}
