// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.directive.BatchDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;

/** A batch gives objects: its items hold their key, so they cannot be plain values. */
public final class BatchTypeRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.fields().forEach(field -> check(field, model, findings));
  }

  private static void check(BoundField field, SchemaModel model, SchemaFindings findings) {
    RestDirective rest = field.rest();
    BatchDirective batch = rest == null ? null : rest.batch();
    if (batch != null && isPlain(field.declaration().type().name(), model)) {
      findings.error(
          SchemaCode.NOT_AVAILABLE,
          "batch on a field of a plain type is not available in this version",
          batch.span(),
          "each item of the response is an object that holds its key",
          "give the field an object type that has the value as a field");
    }
  }

  /** Whether a type is a built-in scalar or an enum, which holds no key. */
  public static boolean isPlain(String type, SchemaModel model) {
    TypeDeclaration declared = model.document().types().get(type);
    return ScalarCatalog.isBuiltIn(type) || (declared != null && declared.kind() == Kind.ENUM);
  }
}
