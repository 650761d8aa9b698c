// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeUse;
import dev.facet.schema.sdl.ValueDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Parts of one thing have different names, and no type has the name of a built-in scalar. */
final class UniqueNamesRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (TypeDeclaration type : document.types().values()) {
      String in = " of " + type.name() + " defined twice";
      unique(type.fields(), FieldDeclaration::name, FieldDeclaration::span, "field ", in, findings);
      unique(type.inputs(), InputDeclaration::name, InputDeclaration::span, "field ", in, findings);
      unique(type.values(), ValueDeclaration::name, ValueDeclaration::span, "value ", in, findings);
      unique(type.members(), TypeUse::name, TypeUse::span, "member ", in, findings);
      unique(type.interfaces(), TypeUse::name, TypeUse::span, "interface ", in, findings);
      for (FieldDeclaration field : type.fields()) {
        arguments(field.arguments(), type.name() + "." + field.name(), findings);
      }
      if (ScalarCatalog.isBuiltIn(type.name())) {
        findings.error(
            SchemaCode.REDEFINED, type.name() + " is built in", type.span(), "", "leave it out");
      }
    }
    document
        .directives()
        .values()
        .forEach(one -> arguments(one.arguments(), "@" + one.name(), findings));
  }

  private static void arguments(
      List<InputDeclaration> arguments, String of, SchemaFindings findings) {
    unique(
        arguments,
        InputDeclaration::name,
        InputDeclaration::span,
        "argument ",
        " of " + of + " defined twice",
        findings);
  }

  private static <T> void unique(
      List<T> parts,
      Function<T, String> name,
      Function<T, SourceSpan> span,
      String before,
      String after,
      SchemaFindings findings) {
    Map<String, SourceSpan> seen = new HashMap<>();
    for (T part : parts) {
      SourceSpan earlier = seen.putIfAbsent(name.apply(part), span.apply(part));
      if (earlier != null) {
        String message = before + "\"" + name.apply(part) + "\"" + after;
        findings.add(
            new Diagnostic.Error(SchemaCode.REDEFINED, message, span.apply(part))
                .relatedTo(List.of(earlier)));
      }
    }
  }
}
