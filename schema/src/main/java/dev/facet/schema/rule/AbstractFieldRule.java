// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.sdl.Findings;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.TypeDeclaration;

/** Refuses fields of an interface or union until {@code @typeBy} can say what their objects are. */
final class AbstractFieldRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, Findings findings) {
    model.fields().forEach(field -> check(field, model, findings));
  }

  private static void check(BoundField field, SchemaModel model, Findings findings) {
    TypeDeclaration type = model.document().types().get(field.declaration().type().name());
    if (type != null && type.kind().isAbstract()) {
      findings.error(
          SchemaCode.NOT_AVAILABLE,
          "a field of " + type.kind().words() + " is not available in this version",
          field.declaration().type().span());
    }
  }
}
