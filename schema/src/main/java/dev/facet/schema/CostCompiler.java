// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.directive.CostDirective;
import dev.facet.schema.directive.ListSizeDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import graphql.schema.FieldCoordinates;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects what {@code @cost} and {@code @listSize} say. */
final class CostCompiler {
  private CostCompiler() {}

  static Costs compile(SchemaModel model) {
    Map<String, Double> types = new LinkedHashMap<>();
    model
        .types()
        .forEach(type -> {
          CostDirective cost = type.cost();
          if (cost != null) {
            types.put(type.name(), cost.number());
          }
        });
    Map<FieldCoordinates, Double> fields = new LinkedHashMap<>();
    Map<FieldCoordinates, Costs.ListSize> sizes = new LinkedHashMap<>();
    model.fields().forEach(field -> collect(field, fields, sizes));
    return new Costs(types, fields, sizes);
  }

  private static void collect(
      BoundField field,
      Map<FieldCoordinates, Double> fields,
      Map<FieldCoordinates, Costs.ListSize> sizes) {
    FieldCoordinates place =
        FieldCoordinates.coordinates(field.owner().name(), field.declaration().name());
    if (field.cost() != null) {
      fields.put(place, field.cost().number());
    }
    if (field.listSize() != null) {
      sizes.put(place, size(field.listSize()));
    }
  }

  private static Costs.ListSize size(ListSizeDirective directive) {
    Located<Integer> assumed = directive.assumedSize();
    return new Costs.ListSize(
        assumed == null ? null : assumed.value(),
        directive.slicingArguments().stream()
            .map(argument -> ListSizeDirective.path(argument.value()))
            .toList(),
        directive.sizedFields().stream().map(Located::value).toList());
  }
}
