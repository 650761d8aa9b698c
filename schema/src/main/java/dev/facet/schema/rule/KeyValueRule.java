// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.sdl.Findings;
import dev.facet.schema.sdl.SchemaCode;

/** No question mark stands in a key, which would be another object's without its value. */
final class KeyValueRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, Findings findings) {
    model
        .fields()
        .flatMap(field -> HoleUse.keys(field).stream())
        .filter(hole -> hole.hole().expression().optional())
        .forEach(hole -> report(hole, findings));
  }

  private static void report(LocatedHole hole, Findings findings) {
    findings.error(
        SchemaCode.BAD_TEMPLATE,
        "? in a key, which needs its value",
        hole.span(),
        "",
        "leave out the question mark, or add | default(…)");
  }
}
