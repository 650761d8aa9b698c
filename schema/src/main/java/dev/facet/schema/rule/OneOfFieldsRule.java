// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.sdl.Findings;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;

/** Fields of which exactly one is given can each be left out (GraphQL specification, OneOf). */
final class OneOfFieldsRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, Findings findings) {
    document.types().values().stream()
        .filter(TypeDeclaration::isOneOf)
        .forEach(type -> type.inputs().forEach(input -> check(type, input, findings)));
  }

  private static void check(TypeDeclaration type, InputDeclaration input, Findings findings) {
    String place = type.name() + "." + input.name();
    if (input.type().nonNull()) {
      findings.error(
          SchemaCode.INVALID_SCHEMA,
          place + " must be given, although exactly one field of a @oneOf input is",
          input.type().span(),
          "",
          "remove the !");
    }
    if (input.fallback() != null) {
      findings.error(
          SchemaCode.INVALID_SCHEMA,
          place + " has a default value, although exactly one field of a @oneOf input is given",
          input.span(),
          "",
          "remove the default value");
    }
  }
}
