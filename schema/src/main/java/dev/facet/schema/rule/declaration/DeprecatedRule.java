// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import graphql.language.Directive;

/** What must be given is not deprecated: clients could not leave it out. */
final class DeprecatedRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (TypeDeclaration type : document.types().values()) {
      for (InputDeclaration input : type.inputs()) {
        check("input field " + type.name() + "." + input.name(), input, document, findings);
      }
      for (FieldDeclaration field : type.fields()) {
        for (InputDeclaration argument : field.arguments()) {
          String what = "argument " + argument.name() + " of " + type.name() + "." + field.name();
          check(what, argument, document, findings);
        }
      }
    }
    for (DirectiveDeclaration directive : document.directives().values()) {
      for (InputDeclaration argument : directive.arguments()) {
        String what = "argument " + argument.name() + " of @" + directive.name();
        check(what, argument, document, findings);
      }
    }
  }

  private static void check(
      String what, InputDeclaration input, SdlDocument document, SchemaFindings findings) {
    for (Directive directive : input.directives()) {
      if (directive.getName().equals("deprecated") && input.required()) {
        findings.error(
            SchemaCode.INVALID_SCHEMA,
            what + " must be given and is deprecated",
            document.places().name(directive),
            "",
            "make it nullable, or give it a default value");
      }
    }
  }
}
