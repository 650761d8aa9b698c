// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.directive.BatchDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RefDirective.KeyPart;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Hole;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A non-null field does not depend on a value that the schema itself calls nullable; a list is
 * empty without it. What a service's JSON holds is not known here; only what the parent's fields
 * say of it counts.
 */
final class NullableKeyRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    ArgumentTypes types = new ArgumentTypes(model.document());
    model
        .fields()
        .filter(field -> field.declaration().type().nonNull())
        .filter(field -> !field.declaration().type().isList())
        .forEach(
            field -> needed(field).forEach(hole -> check(hole, field, model, types, findings)));
  }

  /** The expressions without whose value the field is null. */
  private static List<LocatedHole> needed(BoundField field) {
    List<LocatedHole> holes = new ArrayList<>();
    if (field.ref() != null) {
      for (KeyPart key : field.ref().keys()) {
        addKey(holes, key.template());
      }
    }
    RestDirective rest = field.rest();
    if (rest != null) {
      BatchDirective batch = rest.batch();
      addKey(holes, batch == null ? null : batch.key());
      HoleUse.request(field).stream().filter(NullableKeyRule::needsItsValue).forEach(holes::add);
    }
    return holes.stream().distinct().filter(hole -> !Templates.hasFallback(hole)).toList();
  }

  /** Arguments may be left out, but not of a path; of what is optional anything may. */
  private static boolean needsItsValue(LocatedHole hole) {
    return hole.hole().place() == Hole.Place.PATH
        || (hole.root() == Root.PARENT && !hole.hole().expression().optional());
  }

  private static void addKey(List<LocatedHole> holes, @Nullable LocatedTemplate<?> template) {
    if (template != null) {
      template.holes().stream()
          .filter(
              hole -> Templates.isOneExpression(template) || !hole.hole().expression().optional())
          .forEach(holes::add);
    }
  }

  private static void check(
      LocatedHole hole,
      BoundField field,
      SchemaModel model,
      ArgumentTypes types,
      SchemaFindings findings) {
    if (hole.path().isSelf()) {
      return;
    }
    boolean argument = hole.root() == Root.ARGS && isNullableArgument(hole, field, types);
    boolean property = hole.root() == Root.PARENT && isNullableProperty(hole, field, model);
    if (argument || property) {
      String what = hole.span().text();
      findings.error(
          SchemaCode.NULLABLE_KEY,
          field.coordinates() + " is non-null, but " + what + " may be null",
          hole.span(),
          "",
          argument
              ? "make the argument non-null, or the field nullable"
              : "make the field nullable");
    }
  }

  private static boolean isNullableArgument(
      LocatedHole hole, BoundField field, ArgumentTypes types) {
    ArgumentTypes.Target target = types.follow(field, hole.path().segments());
    return target.failed() < 0 && target.nullable();
  }

  private static boolean isNullableProperty(LocatedHole hole, BoundField field, SchemaModel model) {
    JsonPath path = hole.path();
    Optional<FieldDeclaration> same =
        Optional.ofNullable(model.objects().get(field.owner().name())).stream()
            .flatMap(type -> type.fields().stream())
            .filter(other -> KeyFields.path(other).filter(path::equals).isPresent())
            .map(BoundField::declaration)
            .findFirst();
    return same.isPresent() && !same.get().type().nonNull();
  }
}
