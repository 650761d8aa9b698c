// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.LiteralCheck;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import java.util.List;

/** Default values have the type of what they are given for. */
final class DefaultValueRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    SdlDocument document = model.document();
    LiteralCheck literals =
        new LiteralCheck(document.types(), document.places(), findings, SchemaCode.INVALID_SCHEMA)
            .withScalars(model::scalar);
    document
        .types()
        .values()
        .forEach(type -> {
          check(type.inputs(), literals);
          type.fields().forEach(field -> check(field.arguments(), literals));
        });
    document.directives().values().forEach(one -> check(one.arguments(), literals));
  }

  private static void check(List<InputDeclaration> inputs, LiteralCheck literals) {
    for (InputDeclaration input : inputs) {
      if (input.fallback() != null) {
        literals.check(input.name(), input.fallback(), input.type().node());
      }
    }
  }
}
