// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.JsonPath;
import graphql.schema.FieldCoordinates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the objects, fields and lists of a schema count: {@code @cost} and {@code @listSize}. Only
 * what has a directive is there.
 *
 * @param types the weights of object types, by name; 0 or more and finite
 * @param fields the weights of fields; 0 or more and finite
 * @param sizes the sizes of lists
 */
public record Costs(
    Map<String, Double> types,
    Map<FieldCoordinates, Double> fields,
    Map<FieldCoordinates, ListSize> sizes) {
  /** Copies the maps. */
  public Costs {
    types = Map.copyOf(types);
    fields = Map.copyOf(fields);
    sizes = Map.copyOf(sizes);
  }

  /**
   * How many items a list has.
   *
   * @param assumed the size where no argument says it, 0 or more; null for none
   * @param arguments where among the field's arguments the size stands; the largest counts
   * @param sizedFields the lists of the field's object that have the size; empty for the field
   *     itself
   */
  public record ListSize(
      @Nullable Integer assumed, List<JsonPath> arguments, List<String> sizedFields) {
    /** Copies the lists. */
    public ListSize {
      arguments = List.copyOf(arguments);
      sizedFields = List.copyOf(sizedFields);
    }
  }

  /** What an object of a type counts, where it is not said otherwise. */
  public double type(String name, double otherwise) {
    return types.getOrDefault(name, otherwise);
  }

  /** What a field counts beside what it gives. */
  public double field(String type, String field) {
    return fields.getOrDefault(FieldCoordinates.coordinates(type, field), 0.0);
  }

  /** How many items a field's list has; null where nothing says it. */
  public @Nullable ListSize size(String type, String field) {
    return sizes.get(FieldCoordinates.coordinates(type, field));
  }
}
