// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.ValueDirective;
import dev.facet.schema.directive.ValueDirective.Constant;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.TextTemplate;

/** {@code @value} has one of its two forms, and a constant has the type of its field. */
final class ValueRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model
        .fields()
        .forEach(field -> {
          ValueDirective value = field.value();
          if (value != null && !value.faulty()) {
            check(value, field, model, findings);
          }
        });
  }

  private static void check(
      ValueDirective value, BoundField field, SchemaModel model, SchemaFindings findings) {
    Constant json = value.json();
    LocatedTemplate<TextTemplate> text = value.text();
    if ((json == null) == (text == null)) {
      findings.error(
          SchemaCode.BAD_VALUE,
          json == null ? "@value without json or text" : "@value with json and text",
          value.span(),
          "",
          "give one of the two");
      return;
    }
    ConstantTypes types = new ConstantTypes(model);
    String expected = types.words(field.declaration().type());
    if (json != null && !types.fits(json.value(), field.declaration().type())) {
      String message = "constant of the wrong type (expected: " + expected + ")";
      findings.error(SchemaCode.BAD_VALUE, message, json.span());
    }
    if (text != null && types.isComposite(field.declaration().type())) {
      findings.error(
          SchemaCode.BAD_VALUE,
          "text for a field whose type has fields (expected: " + expected + ")",
          text.span(),
          "",
          "@from(path: …) reads an object of the parent");
    } else if (text != null && isMixed(text) && !types.takesText(field.declaration().type())) {
      String message = "text for a field of another type (expected: " + expected + ")";
      findings.error(SchemaCode.BAD_VALUE, message, text.span());
    }
  }

  /** A single expression keeps the type of its value, which is not known here. */
  private static boolean isMixed(LocatedTemplate<TextTemplate> text) {
    TextTemplate template = text.template();
    return template != null && !Templates.isOneExpression(text);
  }
}
