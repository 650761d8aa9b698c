// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import graphql.language.ArrayValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No default value of an input field leads to itself: it could never be completed (GraphQL
 * September 2025, section 3.10, InputObjectDefaultValueHasCycle).
 */
final class InputDefaultCycleRule implements DocumentRule {
  /** A literal, and the type that it is a value of. */
  private record Typed(Value<?> literal, String type) {}

  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (TypeDeclaration type : document.types().values()) {
      for (InputDeclaration input : type.inputs()) {
        if (input.fallback() != null && leadsToItself(input, document)) {
          String place = type.name() + "." + input.name();
          findings.error(
              SchemaCode.INVALID_SCHEMA,
              place + ": the default value contains itself without end",
              document.places().value(input.fallback()),
              "fields that the value leaves out get their default values",
              "remove one of the default values on the way, or write the field in it, such as "
                  + "{ field: null }");
        }
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same declaration, not an equal one
  private static boolean leadsToItself(InputDeclaration wanted, SdlDocument document) {
    Set<InputDeclaration> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<InputDeclaration> open = new ArrayDeque<>(leftOut(wanted, document));
    while (!open.isEmpty()) {
      InputDeclaration input = open.remove();
      if (input == wanted) {
        return true;
      }
      if (seen.add(input)) {
        open.addAll(leftOut(input, document));
      }
    }
    return false;
  }

  /** The fields with default values that the default value of one leaves out, at any depth. */
  private static List<InputDeclaration> leftOut(InputDeclaration input, SdlDocument document) {
    List<InputDeclaration> found = new ArrayList<>();
    Deque<Typed> open = new ArrayDeque<>();
    Optional.ofNullable(input.fallback())
        .ifPresent(literal -> open.add(new Typed(literal, input.type().name())));
    while (!open.isEmpty()) {
      Typed at = open.remove();
      switch (at.literal) {
        case ArrayValue list ->
            list.getValues().forEach(item -> open.add(new Typed(item, at.type)));
        case ObjectValue object ->
            Optional.ofNullable(document.types().get(at.type))
                .ifPresent(type -> fields(object, type, open, found));
        default -> {}
      }
    }
    return found;
  }

  private static void fields(
      ObjectValue object, TypeDeclaration type, Deque<Typed> open, List<InputDeclaration> found) {
    for (InputDeclaration input : type.inputs()) {
      Optional<ObjectField> given =
          object.getObjectFields().stream()
              .filter(field -> field.getName().equals(input.name()))
              .findFirst();
      given.ifPresent(field -> open.add(new Typed(field.getValue(), input.type().name())));
      if (given.isEmpty() && input.fallback() != null) {
        found.add(input);
      }
    }
  }
}
