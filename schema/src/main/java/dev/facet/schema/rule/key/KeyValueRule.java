// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.directive.BatchDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RefDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.rule.key.ValueKinds.Kind;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Root;
import org.jspecify.annotations.Nullable;

/**
 * A key is a value that is there: no question mark stands in it, since without its value it would
 * be another object's. An argument is one value for one object, and a list for a list: anything
 * else would be rejected as if it were the client's fault.
 */
final class KeyValueRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    ValueKinds kinds = ValueKinds.of(model);
    model.fields().forEach(field -> new Check(field, kinds, findings).run());
  }

  /** The check of one field. */
  private record Check(BoundField field, ValueKinds kinds, SchemaFindings findings) {
    void run() {
      BatchDirective batch = field.rest() == null ? null : field.rest().batch();
      key(batch == null ? null : batch.key(), false);
      RefDirective ref = field.ref();
      if (ref != null) {
        boolean list = field.declaration().type().isList();
        ref.keys().forEach(key -> key(key.template(), list));
      }
    }

    private void key(@Nullable LocatedTemplate<?> template, boolean list) {
      if (template == null) {
        return;
      }
      boolean whole = list && Templates.isOneExpression(template);
      for (LocatedHole hole : template.holes()) {
        if (hole.hole().expression().optional()) {
          report(
              hole,
              "? in a key, which needs its value",
              "leave out the question mark, or add | default(…)");
        }
        if (hole.root() == Root.ARGS && !Templates.makesText(hole)) {
          kind(hole, whole);
        }
      }
    }

    private void kind(LocatedHole hole, boolean list) {
      Kind kind = kinds.kind(hole, field);
      if (kind == Kind.LIST && !list) {
        report(
            hole,
            "a list as a key",
            "one key is one value; @ref on a field of list type takes a list");
      }
      if (kind == Kind.PLAIN && list) {
        report(
            hole,
            "one value as the keys of a list",
            "read a list, or make " + field.coordinates() + " no list");
      }
    }

    private void report(LocatedHole hole, String message, String hint) {
      findings.error(SchemaCode.BAD_TEMPLATE, message, hole.span(), "", hint);
    }
  }
}
