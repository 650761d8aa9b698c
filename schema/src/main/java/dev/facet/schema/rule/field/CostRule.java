// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.CostDirective;
import dev.facet.schema.directive.ListSizeDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code @cost} and {@code @listSize} say what can be counted. */
final class CostRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.types().forEach(type -> checkWeight(type.cost(), findings));
    ArgumentTypes types = new ArgumentTypes(model.document());
    model
        .fields()
        .forEach(field -> {
          checkWeight(field.cost(), findings);
          ListSizeDirective size = field.listSize();
          if (size != null) {
            checkSize(size, field, findings);
            size.slicingArguments().forEach(name -> checkSlicing(name, field, types, findings));
            size.sizedFields().forEach(name -> checkSized(name, field, model, findings));
          }
        });
  }

  private static void checkWeight(@Nullable CostDirective cost, SchemaFindings findings) {
    if (cost != null && !Double.isFinite(cost.number())) {
      error(
          "weight: \"" + cost.weight().value() + "\" (expected: a number, 0 or more)",
          cost.weight().span(),
          "write such as \"2\" or \"0.5\"",
          findings);
    }
  }

  private static void checkSize(ListSizeDirective size, BoundField field, SchemaFindings findings) {
    Located<Integer> assumed = size.assumedSize();
    if (assumed != null && assumed.value() < 0) {
      error(
          "assumedSize: " + assumed.value() + " (expected: 0 or more)",
          assumed.span(),
          "write how many items the service gives, at most",
          findings);
    }
    if (!field.declaration().type().isList() && size.sizedFields().isEmpty()) {
      error(
          "@listSize on " + field.coordinates() + ", which is no list",
          size.span(),
          "name the lists of its object in sizedFields",
          findings);
    }
  }

  private static void checkSlicing(
      Located<String> name, BoundField field, ArgumentTypes types, SchemaFindings findings) {
    ArgumentTypes.Target target =
        types.follow(field, ListSizeDirective.path(name.value()).segments());
    Type<?> type = target.type();
    if (target.failed() >= 0) {
      error(
          field.coordinates() + " has no argument \"" + name.value() + "\"",
          name.span(),
          remedy(name.value(), names(target.within(), field, types), "the field has no arguments"),
          findings);
    } else if (type == null || !isInt(type)) {
      error(
          "slicingArguments: \"" + name.value() + "\", which is no Int",
          name.span(),
          "name an argument of type Int",
          findings);
    }
  }

  private static List<String> names(
      @Nullable Type<?> within, BoundField field, ArgumentTypes types) {
    return within == null
        ? field.declaration().arguments().stream().map(InputDeclaration::name).toList()
        : types.parts(within);
  }

  private static boolean isInt(Type<?> type) {
    Type<?> inside = type instanceof NonNullType some ? some.getType() : type;
    return inside instanceof TypeName named && named.getName().equals("Int");
  }

  private static void checkSized(
      Located<String> name, BoundField field, SchemaModel model, SchemaFindings findings) {
    String type = field.declaration().type().name();
    List<String> lists =
        model.possible(type).stream()
            .map(BoundType::declaration)
            .flatMap(declared -> declared.fields().stream())
            .filter(declared -> declared.type().isList())
            .map(FieldDeclaration::name)
            .distinct()
            .toList();
    if (!lists.contains(name.value()) && model.document().complete()) {
      error(
          type + " has no list \"" + name.value() + "\"",
          name.span(),
          remedy(name.value(), lists, "it has no lists"),
          findings);
    }
  }

  private static String remedy(String name, List<String> names, String none) {
    String near = Suggestion.hint(name, names);
    String all = names.isEmpty() ? none : "it has " + String.join(", ", names);
    return near.isEmpty() ? all : near;
  }

  private static void error(String message, SourceSpan span, String hint, SchemaFindings findings) {
    findings.error(SchemaCode.BAD_COST, message, span, "", hint);
  }
}
