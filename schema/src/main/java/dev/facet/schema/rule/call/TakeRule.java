// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;

/** {@code take} stands on lists. */
final class TakeRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.fields().forEach(field -> check(field, findings));
  }

  private static void check(BoundField field, SchemaFindings findings) {
    RestDirective rest = field.rest();
    if (rest != null && rest.take() != null && !field.declaration().type().isList()) {
      findings.error(
          SchemaCode.TAKE,
          "take on " + field.coordinates() + ", which is no list",
          rest.take().span());
    }
  }
}
