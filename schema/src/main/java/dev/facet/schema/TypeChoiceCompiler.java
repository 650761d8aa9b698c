// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.TypeByDirective;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns {@code @typeBy} into choices. The model must be free of errors. */
final class TypeChoiceCompiler {
  private TypeChoiceCompiler() {}

  /** The choices of interfaces and unions, by name. */
  static Map<String, TypeChoice> compile(SchemaModel model) {
    Map<String, TypeChoice> choices = new LinkedHashMap<>();
    model.typeBys().forEach((name, typeBy) -> choices.put(name, choice(name, typeBy, model)));
    return choices;
  }

  /** A value without a case is the name of a type. */
  private static TypeChoice choice(String name, TypeByDirective typeBy, SchemaModel model) {
    Map<String, String> types = new HashMap<>();
    model.possible(name).forEach(type -> types.put(type.name(), type.name()));
    typeBy.cases().forEach(one -> types.put(one.when().value(), one.type().value()));
    return new TypeChoice(requireNonNull(typeBy.path()), types);
  }
}
