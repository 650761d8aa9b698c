// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import java.util.stream.Stream;

/** The calls of a schema, whichever directive they stand in. */
final class Calls {
  private Calls() {}

  /** Every call. */
  static Stream<CallDirective> of(SchemaModel model) {
    return Stream.concat(rests(model).map(RestDirective::call), entities(model).flatMap(Calls::of));
  }

  /** Every {@code @rest}. */
  static Stream<RestDirective> rests(SchemaModel model) {
    return model.fields().flatMap(field -> Stream.ofNullable(field.rest()));
  }

  /** Every {@code @entity}. */
  static Stream<EntityDirective> entities(SchemaModel model) {
    return model.types().stream().flatMap(type -> Stream.ofNullable(type.entity()));
  }

  /** The calls of an {@code @entity}. */
  static Stream<CallDirective> of(EntityDirective entity) {
    return Stream.concat(
        Stream.ofNullable(entity.one()),
        Stream.ofNullable(entity.many()).map(EntityDirective.ManyDirective::call));
  }
}
