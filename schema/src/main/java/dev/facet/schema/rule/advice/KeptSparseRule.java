// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import org.jspecify.annotations.Nullable;

/** Warns of {@code sparse} where all of an object is asked for, since it is kept. */
final class KeptSparseRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    for (BoundType type : model.types()) {
      EntityDirective entity = type.entity();
      if (type.cache() != null && entity != null) {
        check(entity.one(), type.name(), findings);
        check(entity.many() == null ? null : entity.many().call(), type.name(), findings);
      }
    }
    model
        .fields()
        .filter(field -> field.cache() != null)
        .forEach(field -> {
          RestDirective rest = field.rest();
          check(rest == null ? null : rest.call(), field.coordinates(), findings);
        });
  }

  private static void check(@Nullable CallDirective call, String what, SchemaFindings findings) {
    if (call != null && call.sparse() != null) {
      findings.add(
          new Diagnostic.Warning(
                  SchemaCode.SPARSE_KEPT,
                  "sparse is not sent, since " + what + " is kept whole",
                  call.sparse().span())
              .hinted("leave sparse out, or @cache"));
    }
  }
}
