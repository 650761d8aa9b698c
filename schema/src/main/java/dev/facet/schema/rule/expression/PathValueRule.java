// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.expression;

import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Hole;
import dev.facet.schema.template.Root;
import graphql.language.Type;

/** No list and no object stands in the path of a URL, where it would always be rejected. */
final class PathValueRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    ArgumentTypes types = new ArgumentTypes(model.document());
    for (HoleUse use : HoleUse.of(model)) {
      LocatedHole hole = use.hole();
      boolean inPath = hole.hole().place() == Hole.Place.PATH && !Templates.makesText(hole);
      if (inPath && isStructured(use, types)) {
        findings.error(
            SchemaCode.BAD_TEMPLATE,
            "a list or an object in a path",
            hole.span(),
            "",
            "move it into the query, or add | join(\",\")");
      }
    }
  }

  private static boolean isStructured(HoleUse use, ArgumentTypes types) {
    LocatedHole hole = use.hole();
    if (hole.root() == Root.KEYS) {
      return use.place() == HoleUse.Place.BATCH || use.place() == HoleUse.Place.MANY;
    }
    if (hole.root() != Root.ARGS || use.field() == null) {
      return false;
    }
    if (hole.path().isSelf()) {
      return true;
    }
    Type<?> type = types.follow(use.field(), hole.path().segments()).type();
    return type != null && types.isStructured(type);
  }
}
