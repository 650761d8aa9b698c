// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.directive.FromDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.ResponsePart;
import java.util.Optional;

/**
 * A field that takes its parent's whole value for a list or a plain value stands in a type that is
 * made of a whole response: elsewhere the parent is a JSON object, and could never be one.
 */
final class WholeResponseRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.fields().forEach(field -> check(field, model, findings));
  }

  private static void check(BoundField field, SchemaModel model, SchemaFindings findings) {
    FromDirective from = field.from();
    if (from == null
        || !(from.source().value() instanceof ResponsePart.Body(var path))
        || !readsNoObject(field, path, model)) {
      return;
    }
    elsewhere(field.owner().name(), model)
        .ifPresent(other ->
            findings.error(
                SchemaCode.RESPONSE_PART,
                from.source().span().text()
                    + " for "
                    + field.coordinates()
                    + " (expected: the path of a property)",
                from.source().span(),
                other.coordinates() + " gives JSON objects",
                "give "
                    + field.owner().name()
                    + " by fields with @rest only, without batch, and not in a list"));
  }

  private static boolean readsNoObject(BoundField field, JsonPath path, SchemaModel model) {
    boolean plain =
        field.declaration().type().isList()
            || BatchTypeRule.isPlain(field.declaration().type().name(), model);
    return path.isSelf() ? plain : path.segments().getFirst() instanceof Segment.Element;
  }

  /** A field that gives the type, or what it implements, otherwise than as a whole response. */
  private static Optional<BoundField> elsewhere(String type, SchemaModel model) {
    return model
        .fields()
        .filter(field -> gives(field, type, model))
        .filter(field -> !isWhole(field, type))
        .findFirst();
  }

  private static boolean gives(BoundField field, String type, SchemaModel model) {
    return model.possible(field.declaration().type().name()).stream()
        .anyMatch(possible -> possible.name().equals(type));
  }

  private static boolean isWhole(BoundField field, String type) {
    return field.rest() != null
        && field.rest().batch() == null
        && !field.declaration().type().isList()
        && field.declaration().type().name().equals(type);
  }
}
