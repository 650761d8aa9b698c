// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.JsonPath;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The compiled schema of one frontend: what clients see, and how every field gets its value. Deeply
 * immutable.
 *
 * @param graphql the schema as clients see it, without our directives
 * @param bindings one for each field of each object type
 * @param access the rules of fields that not every caller may ask for; a missing field is open
 * @param objectAccess the rules of object types that not every caller may ask for, by name; where a
 *     field gives an interface or union, they hold for the objects that turn out to be of the type
 * @param choices how objects of interfaces and unions tell their type, by name; all that a field
 *     gives have one
 * @param inputPaths where an input object's field is written to, for fields with {@code @from}
 * @param argumentPaths for fields whose templates read such input: from the path in the template to
 *     the path in what is sent
 * @param enumValues for enums with {@code @from}: by type name, from the name of a value to the
 *     upstream's spelling
 * @param costs what objects, fields and lists count
 */
public record FrontendSchema(
    GraphQLSchema graphql,
    Map<FieldCoordinates, FieldBinding> bindings,
    Map<FieldCoordinates, AccessRule> access,
    Map<String, AccessRule> objectAccess,
    Map<String, TypeChoice> choices,
    Map<FieldCoordinates, JsonPath> inputPaths,
    Map<FieldCoordinates, Map<JsonPath, JsonPath>> argumentPaths,
    Map<String, Map<String, String>> enumValues,
    Costs costs) {
  /** Copies the maps. */
  public FrontendSchema {
    bindings = Map.copyOf(bindings);
    access = Map.copyOf(access);
    objectAccess = Map.copyOf(objectAccess);
    choices = Map.copyOf(choices);
    inputPaths = Map.copyOf(inputPaths);
    argumentPaths = Map.copyOf(argumentPaths);
    enumValues = Map.copyOf(enumValues);
  }

  /**
   * How a field gets its value.
   *
   * @throws IllegalArgumentException where there is no such field
   */
  public FieldBinding binding(String type, String field) {
    @Nullable FieldBinding binding = bindings.get(FieldCoordinates.coordinates(type, field));
    if (binding == null) {
      throw new IllegalArgumentException(
          "field: " + type + "." + field + " (expected: one of the schema)");
    }
    return binding;
  }

  /** The names of all services that its fields are loaded from. */
  public Set<String> services() {
    Set<String> names = new TreeSet<>();
    for (FieldBinding binding : bindings.values()) {
      switch (binding) {
        case FieldBinding.Call(var call) -> names.add(call.service());
        case FieldBinding.Batched(var batch, _) -> names.add(batch.call().service());
        case FieldBinding.Reference(var entity, _) -> names.addAll(entity.services());
        case FieldBinding.Property _,
            FieldBinding.ResponseStatus _,
            FieldBinding.ResponseHeader _,
            FieldBinding.Constant _,
            FieldBinding.Text _ -> {}
      }
    }
    return names;
  }

  /** Where the templates of a field find input that {@code @from} writes elsewhere. */
  public Map<JsonPath, JsonPath> argumentPaths(String type, String field) {
    return argumentPaths.isEmpty()
        ? Map.of()
        : argumentPaths.getOrDefault(FieldCoordinates.coordinates(type, field), Map.of());
  }

  /** Which callers may ask for a field. */
  public AccessRule access(String type, String field) {
    return access.getOrDefault(FieldCoordinates.coordinates(type, field), AccessRule.OPEN);
  }

  /** Which callers may ask for objects of a type, whichever field gives them. */
  public AccessRule access(String type) {
    return objectAccess.getOrDefault(type, AccessRule.OPEN);
  }
}
