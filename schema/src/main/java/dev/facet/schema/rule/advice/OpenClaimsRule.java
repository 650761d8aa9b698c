// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.AccessDirectives;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Hole;
import dev.facet.schema.template.Root;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns of calls that read the claims of a token where the schema lets clients without one ask.
 * Such a field is an error to them, which is better told before anything else is loaded.
 */
final class OpenClaimsRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Set<String> open = openlyGiven(model);
    for (BoundType type : model.types()) {
      List<LocatedHole> holes = type.entity() == null ? List.of() : HoleUse.request(type.entity());
      if (!isGuarded(type) && open.contains(type.name())) {
        holes.forEach(hole -> warn(hole, type.name(), false, findings));
      }
    }
    model
        .fields()
        .filter(field -> !isGuarded(field, model))
        .forEach(field ->
            Stream.concat(HoleUse.request(field).stream(), HoleUse.take(field).stream())
                .forEach(hole ->
                    warn(hole, field.coordinates(), HoleUse.keys(field).contains(hole), findings)));
  }

  private static void warn(LocatedHole hole, String what, boolean key, SchemaFindings findings) {
    boolean needed =
        hole.root() == Root.CLAIMS
            && !hole.hole().expression().optional()
            && !Templates.hasFallback(hole);
    if (needed) {
      findings.add(
          new Diagnostic.Warning(
              SchemaCode.OPEN_CLAIMS,
              what + " reads " + hole.span().text() + ", but needs no token",
              hole.span(),
              "",
              remedy(hole, key),
              List.of()));
    }
  }

  /** A path and a key take no question mark: without its value they name something else. */
  private static String remedy(LocatedHole hole, boolean key) {
    return key || hole.hole().place() == Hole.Place.PATH
        ? "add @authenticated"
        : "add @authenticated; or write {"
            + hole.hole().expression().source()
            + "?} if the call is right without it";
  }

  /** Names of the types that a field gives which is not guarded. */
  private static Set<String> openlyGiven(SchemaModel model) {
    return model
        .fields()
        .filter(field -> !isGuarded(field, model))
        .map(field -> field.declaration().type().name())
        .collect(Collectors.toSet());
  }

  /**
   * An object is reached through fields that give it, so what guards its type guards its fields.
   */
  private static boolean isGuarded(BoundField field, SchemaModel model) {
    return isGuarded(field.access())
        || isGuarded(model.objects().get(field.owner().name()))
        || isGuarded(model.objects().get(field.declaration().type().name()));
  }

  private static boolean isGuarded(@Nullable BoundType type) {
    return type != null && isGuarded(type.access());
  }

  private static boolean isGuarded(AccessDirectives access) {
    return access.authenticated() || !access.scopes().isEmpty();
  }
}
