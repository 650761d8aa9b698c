// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import java.util.List;

/**
 * Tells whether a selection asks for nothing that the reference to the entity does not know. Only a
 * service knows that an object exists: a key that comes from anywhere but a response, such as an
 * argument of the client, or that the schema makes of it, is asked for.
 */
final class KeyOnlySelection {
  private KeyOnlySelection() {}

  static boolean matches(
      SelectionPlan selection,
      Entity entity,
      List<TextTemplate> keys,
      PlanParent parent,
      FrontendSchema schema) {
    return fromService(keys, parent)
        && selection.fields().stream().allMatch(field -> known(field, entity, schema));
  }

  private static boolean fromService(List<TextTemplate> keys, PlanParent parent) {
    return parent.loader() != null
        && !keys.isEmpty()
        && keys.stream()
            .allMatch(
                key -> key.isPlainValue() && key.expressions().getFirst().root() == Root.PARENT);
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
