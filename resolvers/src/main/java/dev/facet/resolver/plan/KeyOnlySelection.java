// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.template.JsonPath;

/** Tells whether a selection asks for nothing that the reference to the entity does not know. */
final class KeyOnlySelection {
  private KeyOnlySelection() {}

  static boolean matches(SelectionPlan selection, Entity entity, FrontendSchema schema) {
    return selection.fields().stream().allMatch(field -> known(field, entity, schema));
  }

  private static boolean known(FieldPlan field, Entity entity, FrontendSchema schema) {
    return switch (field.source()) {
      case Source.TypeName _, Source.Constant _ -> field.type().selections().isEmpty();
      case Source.Read _ -> isKey(field, entity, schema);
      case Source.Introspection _,
          Source.ResponseStatus _,
          Source.ResponseHeader _,
          Source.Text _,
          Source.KeyOnly _,
          Source.Load _ ->
          false;
    };
  }

  private static boolean isKey(FieldPlan field, Entity entity, FrontendSchema schema) {
    FieldBinding binding = schema.binding(field.parentType(), field.definition().getName());
    return binding instanceof FieldBinding.Property(var path)
        && entity.keyFields().stream().anyMatch(key -> path.equals(JsonPath.property(key)));
  }
}
