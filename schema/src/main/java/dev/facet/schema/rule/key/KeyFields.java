// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import java.util.List;
import java.util.Optional;

/** Which JSON property each part of an entity's key is. */
public final class KeyFields {
  private KeyFields() {}

  /**
   * What one part of the key is in the JSON: the name of a property that a field reads, or of a
   * field. A key of one part may also lie deeper, and be written as the path to it.
   *
   * @return empty where it is nothing of these
   */
  public static Optional<JsonPath> property(Located<String> part, BoundType type) {
    List<JsonPath> paths = type.fields().stream().flatMap(f -> path(f).stream()).toList();
    if (paths.contains(JsonPath.property(part.value()))) {
      return Optional.of(JsonPath.property(part.value()));
    }
    EntityDirective entity = type.entity();
    // {key.name} of a composite key is written with the names of the key, so they must be the
    // JSON's.
    if (entity != null && entity.composite()) {
      return Optional.empty();
    }
    return type.fields().stream()
        .flatMap(field ->
            path(field)
                .filter(path ->
                    field.declaration().name().equals(part.value())
                        || path.toString().equals(part.value()))
                .stream())
        .filter(path -> !path.isSelf())
        .findFirst();
  }

  /** The path that a field reads from its parent; empty where it gets its value otherwise. */
  static Optional<JsonPath> path(BoundField field) {
    if (field.rest() != null || field.ref() != null || field.value() != null) {
      return Optional.empty();
    }
    if (field.from() == null) {
      return Optional.of(JsonPath.property(field.declaration().name()));
    }
    return field.from().source().value() instanceof ResponsePart.Body(var path)
        ? Optional.of(path)
        : Optional.empty();
  }
}
