// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.sdl.TypeUse;
import java.util.List;
import java.util.function.Predicate;

/** Types stand where their kind may stand. */
final class TypeKindsRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    Uses uses = new Uses(document, findings);
    for (TypeDeclaration type : document.types().values()) {
      for (FieldDeclaration field : type.fields()) {
        uses.check(field.type(), Kind::isOutput, "a field gives no input object");
        field.arguments().forEach(argument -> checkInput(argument, uses));
      }
      type.inputs().forEach(input -> checkInput(input, uses));
      for (TypeUse member : type.members()) {
        uses.check(member, kind -> kind == Kind.OBJECT, "a union has object types only");
      }
      for (TypeUse implemented : type.interfaces()) {
        uses.check(implemented, kind -> kind == Kind.INTERFACE, "only interfaces are implemented");
      }
    }
    document
        .directives()
        .values()
        .forEach(directive -> directive.arguments().forEach(one -> checkInput(one, uses)));
  }

  private static void checkInput(InputDeclaration input, Uses uses) {
    uses.check(input.type(), Kind::isInput, "input takes scalars, enums and input objects");
  }

  private record Uses(SdlDocument document, SchemaFindings findings) {
    void check(TypeUse use, Predicate<Kind> fits, String label) {
      TypeDeclaration type = document.types().get(use.name());
      if (type != null && !fits.test(type.kind())) {
        findings.add(
            new Diagnostic.Error(
                SchemaCode.WRONG_KIND,
                use.name() + " is " + type.kind().words(),
                use.span(),
                label,
                "",
                List.of(type.span())));
      }
    }
  }
}
