// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.sdl.TypeUse;
import graphql.language.Directive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An interface or union that a field of an object gives has {@code @typeBy}. One without it is
 * reported once, with the fields.
 */
final class TypeByMissingRule implements SchemaRule {
  private static final int MAX_PLACES = 10;

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    if (!model.document().complete()) {
      return;
    }
    Map<TypeDeclaration, List<TypeUse>> missing =
        model
            .fields()
            .filter(field -> field.ref() == null)
            .map(field -> field.declaration().type())
            .filter(use -> lacks(use, model))
            .collect(
                Collectors.groupingBy(
                    use -> declared(use, model).findFirst().orElseThrow(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    missing.forEach((type, uses) -> report(type, uses, findings));
  }

  private static Stream<TypeDeclaration> declared(TypeUse use, SchemaModel model) {
    return Stream.ofNullable(model.document().types().get(use.name()));
  }

  private static boolean lacks(TypeUse use, SchemaModel model) {
    return declared(use, model)
        .filter(type -> type.kind().isAbstract())
        .anyMatch(type -> type.directives().stream().noneMatch(one -> mayBeIt(one, model)));
  }

  /** An unknown directive may be a misspelt {@code @typeBy}. */
  private static boolean mayBeIt(Directive directive, SchemaModel model) {
    String name = directive.getName();
    return name.equals("typeBy")
        || (!SchemaDirectives.isKnown(name) && !model.document().directives().containsKey(name));
  }

  private static void report(TypeDeclaration type, List<TypeUse> uses, SchemaFindings findings) {
    List<SourceSpan> others =
        Stream.concat(
                Stream.of(type.span()), uses.stream().skip(1).limit(MAX_PLACES).map(TypeUse::span))
            .toList();
    boolean union = type.kind() == Kind.UNION;
    findings.add(
        new Diagnostic.Error(
            SchemaCode.TYPE_BY_MISSING,
            "nothing says which type an object of " + type.name() + " is",
            uses.getFirst().span(),
            type.kind().words() + " without @typeBy",
            "write "
                + (union ? "union " : "interface ")
                + type.name()
                + " @typeBy(path: \"…\")"
                + (union ? " = …" : " { …")
                + ", with the property that tells",
            others));
  }
}
