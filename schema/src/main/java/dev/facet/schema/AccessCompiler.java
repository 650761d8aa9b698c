// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.directive.AccessDirectives;
import dev.facet.schema.directive.AccessDirectives.RequiresScopesDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import graphql.schema.FieldCoordinates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Combines the access rules of a field: what stands on the field, on the object type that it gives,
 * and, for root fields, on the root type. An object is reached only through fields that give it, so
 * its own fields need no rule of their own; only fields that give an interface or union do not know
 * their objects' types, whose rules are therefore kept as well.
 */
final class AccessCompiler {
  private AccessCompiler() {}

  /** The rules of the fields that not every caller may ask for. */
  static Map<FieldCoordinates, AccessRule> compile(SchemaModel model) {
    Map<FieldCoordinates, AccessRule> rules = new LinkedHashMap<>();
    model
        .fields()
        .forEach(field -> {
          AccessRule rule = rule(parts(field, model));
          if (!rule.open()) {
            rules.put(
                FieldCoordinates.coordinates(field.owner().name(), field.declaration().name()),
                rule);
          }
        });
    return rules;
  }

  /** The rules of the object types that not every caller may ask for, by name. */
  static Map<String, AccessRule> objects(SchemaModel model) {
    Map<String, AccessRule> rules = new LinkedHashMap<>();
    for (BoundType type : model.types()) {
      AccessRule rule = rule(List.of(type.access()));
      if (!rule.open()) {
        rules.put(type.name(), rule);
      }
    }
    return rules;
  }

  private static List<AccessDirectives> parts(BoundField field, SchemaModel model) {
    List<AccessDirectives> parts = new ArrayList<>();
    BoundType owner = model.objects().get(field.owner().name());
    if (owner != null && model.isRootField(field)) {
      parts.add(owner.access());
    }
    BoundType given = model.objects().get(field.declaration().type().name());
    if (given != null) {
      parts.add(given.access());
    }
    parts.add(field.access());
    return parts;
  }

  /** Scopes are those of a verified caller, so they imply that there is one. */
  private static AccessRule rule(List<AccessDirectives> parts) {
    List<List<Set<String>>> scopes =
        parts.stream()
            .flatMap(part -> part.scopes().stream())
            .map(RequiresScopesDirective::alternatives)
            .distinct()
            .toList();
    boolean authenticated = parts.stream().anyMatch(AccessDirectives::authenticated);
    return new AccessRule(authenticated || !scopes.isEmpty(), scopes);
  }
}
