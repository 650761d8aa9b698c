// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.TypeByDirective;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cases of {@code @typeBy} are different values, and lead to types that are possible. */
final class TypeByRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.typeBys().forEach((name, typeBy) -> check(name, typeBy, model, findings));
  }

  private static void check(
      String name, TypeByDirective typeBy, SchemaModel model, SchemaFindings findings) {
    List<String> possible = model.possible(name).stream().map(type -> type.name()).toList();
    Map<String, SourceSpan> seen = new HashMap<>();
    for (TypeByDirective.Case one : typeBy.cases()) {
      SourceSpan earlier = seen.putIfAbsent(one.when().value(), one.when().span());
      if (earlier != null) {
        findings.add(
            new Diagnostic.Error(
                    SchemaCode.CASE_TWICE,
                    "a second case for \"" + one.when().value() + "\", which never counts",
                    one.when().span())
                .hinted("keep one of them")
                .relatedTo(List.of(earlier)));
      }
      if (model.document().complete() && !possible.contains(one.type().value())) {
        report(name, one.type(), possible, model, findings);
      }
    }
  }

  private static void report(
      String name,
      Located<String> type,
      List<String> possible,
      SchemaModel model,
      SchemaFindings findings) {
    TypeDeclaration found = model.document().types().get(type.value());
    String near = Suggestion.hint(type.value(), possible);
    String all =
        possible.isEmpty()
            ? "no object type implements " + name
            : "it can be " + String.join(", ", possible);
    findings.error(
        SchemaCode.CASE_TYPE,
        "type: \"" + type.value() + "\" (expected: an object type that " + name + " can be)",
        type.span(),
        found == null ? "no such type" : why(name, found, model),
        near.isEmpty() ? all : near);
  }

  private static String why(String name, TypeDeclaration found, SchemaModel model) {
    return switch (found.kind()) {
      case OBJECT ->
          switch (model.document().types().get(name)) {
            case TypeDeclaration union when !union.members().isEmpty() -> "not a member of " + name;
            case null, default -> "does not implement " + name;
          };
      case INTERFACE, UNION, SCALAR, ENUM, INPUT -> found.kind().words();
    };
  }
}
