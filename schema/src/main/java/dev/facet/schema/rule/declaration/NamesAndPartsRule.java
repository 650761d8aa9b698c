// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;

/** No type is empty, and no name starts with two underscores, which introspection uses. */
final class NamesAndPartsRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (TypeDeclaration type : document.types().values()) {
      checkName(type.name(), type.span(), findings);
      if (isEmpty(type)) {
        String message = type.name() + " is empty (expected: at least one " + part(type) + ")";
        findings.error(SchemaCode.INVALID_SCHEMA, message, type.span());
      }
      for (FieldDeclaration field : type.fields()) {
        checkName(field.name(), field.span(), findings);
        checkNames(field.arguments(), findings);
      }
      checkNames(type.inputs(), findings);
      type.values().forEach(value -> checkName(value.name(), value.span(), findings));
    }
    document.directives().values().forEach(one -> checkNames(one.arguments(), findings));
  }

  private static void checkNames(Iterable<InputDeclaration> inputs, SchemaFindings findings) {
    inputs.forEach(input -> checkName(input.name(), input.span(), findings));
  }

  private static void checkName(String name, SourceSpan span, SchemaFindings findings) {
    if (name.startsWith("__")) {
      findings.error(
          SchemaCode.INVALID_SCHEMA,
          "name: " + name + " (expected: not two underscores first)",
          span);
    }
  }

  private static boolean isEmpty(TypeDeclaration type) {
    return type.kind() != Kind.SCALAR
        && type.fields().isEmpty()
        && type.inputs().isEmpty()
        && type.values().isEmpty()
        && type.members().isEmpty();
  }

  private static String part(TypeDeclaration type) {
    return switch (type.kind()) {
      case ENUM -> "value";
      case UNION -> "member";
      case OBJECT, INTERFACE, INPUT, SCALAR -> "field";
    };
  }
}
