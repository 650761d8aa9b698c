// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import java.util.Set;
import java.util.stream.Collectors;

/** Warns of entities that no {@code @ref} loads. */
final class UnusedEntityRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Set<String> loaded =
        model
            .fields()
            .filter(field -> field.ref() != null)
            .map(field -> field.declaration().type().name())
            .collect(Collectors.toSet());
    Set<String> reachable = UnreachableTypeRule.reachable(model.document());
    for (BoundType type : model.types()) {
      EntityDirective entity = type.entity();
      boolean unused = !loaded.contains(type.name()) && reachable.contains(type.name());
      if (entity != null && unused) {
        findings.add(
            new Diagnostic.Warning(
                    SchemaCode.UNUSED_ENTITY,
                    "no field loads " + type.name() + " through its @entity",
                    entity.span())
                .hinted("add @ref to a field of type " + type.name() + ", or remove @entity"));
      }
    }
  }
}
