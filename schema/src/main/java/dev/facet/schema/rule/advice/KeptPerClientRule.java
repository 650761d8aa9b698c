// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.CacheDirective;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import org.jspecify.annotations.Nullable;

/** Warns of what is kept for everybody, of a service that is sent the credentials of each. */
final class KeptPerClientRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    for (BoundType type : model.types()) {
      EntityDirective entity = type.entity();
      if (entity != null) {
        check(type.name(), type.cache(), entity.service(), model, findings);
      }
    }
    model
        .fields()
        .forEach(field -> {
          RestDirective rest = field.rest();
          if (rest != null) {
            check(field.coordinates(), field.cache(), rest.service(), model, findings);
          }
        });
  }

  private static void check(
      String what,
      @Nullable CacheDirective cache,
      @Nullable Located<String> service,
      SchemaModel model,
      SchemaFindings findings) {
    if (cache != null
        && cache.open()
        && service != null
        && model.personal().contains(service.value())) {
      findings.add(
          new Diagnostic.Warning(
                  SchemaCode.KEPT_PER_CLIENT,
                  what
                      + " is kept once for each client, whose credentials "
                      + service.value()
                      + " is sent",
                  cache.scopeSpan())
              .hinted("add scope: PRIVATE, or leave forward of the service out"));
    }
  }
}
