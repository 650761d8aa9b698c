// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of which exactly one is given can each be left out (GraphQL specification, OneOf). */
final class OneOfFieldsRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    document.types().values().stream()
        .filter(TypeDeclaration::isOneOf)
        .forEach(type -> type.inputs().forEach(input -> check(type, input, findings)));
    endless(document)
        .forEach(type ->
            findings.error(
                SchemaCode.INVALID_SCHEMA,
                type.name()
                    + " has no value, since each of its fields needs another one without end",
                type.span(),
                "",
                "give it a field of another type"));
  }

  /** Those of which no value can be written: what is left once each that has one is taken away. */
  private static List<TypeDeclaration> endless(SdlDocument document) {
    Map<String, TypeDeclaration> left = new LinkedHashMap<>();
    document.types().values().stream()
        .filter(type -> type.isOneOf() && !type.inputs().isEmpty())
        .forEach(type -> left.put(type.name(), type));
    boolean changed = true;
    while (changed) {
      changed =
          left.values()
              .removeIf(type ->
                  type.inputs().stream()
                      .anyMatch(input ->
                          input.type().isList() || !left.containsKey(input.type().name())));
    }
    return List.copyOf(left.values());
  }

  private static void check(TypeDeclaration type, InputDeclaration input, SchemaFindings findings) {
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
