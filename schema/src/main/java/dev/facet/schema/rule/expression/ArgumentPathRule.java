// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.expression;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.Root;
import graphql.language.Type;
import java.util.List;

/** {@code {args.x.y}} reads an argument of the field, and a part that its type has. */
final class ArgumentPathRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    ArgumentTypes types = new ArgumentTypes(model.document());
    for (HoleUse use : HoleUse.of(model)) {
      boolean readsArgument = use.hole().root() == Root.ARGS && !use.hole().path().isSelf();
      if (readsArgument && use.field() != null) {
        check(use.hole(), use.field(), types, findings);
      }
    }
  }

  private static void check(
      LocatedHole hole, BoundField field, ArgumentTypes types, SchemaFindings findings) {
    List<Segment> steps = hole.path().segments();
    ArgumentTypes.Target target = types.follow(field, steps);
    if (target.failed() < 0) {
      return;
    }
    Type<?> within = target.within();
    if (within == null) {
      undefinedArgument(hole, field, findings);
    } else {
      undefinedPart(hole, target.failed(), within, types, findings);
    }
  }

  private static void undefinedArgument(
      LocatedHole hole, BoundField field, SchemaFindings findings) {
    List<String> names =
        field.declaration().arguments().stream().map(InputDeclaration::name).toList();
    String name = name(hole.path().segments().getFirst());
    String near = Suggestion.hint(name, names);
    String all =
        names.isEmpty() ? "the field has no arguments" : "it has " + String.join(", ", names);
    findings.error(
        SchemaCode.UNDEFINED_ARGUMENT,
        field.coordinates() + " has no argument \"" + name + "\"",
        hole.stepSpan(0),
        "",
        near.isEmpty() ? all : near);
  }

  private static void undefinedPart(
      LocatedHole hole, int step, Type<?> within, ArgumentTypes types, SchemaFindings findings) {
    Segment segment = hole.path().segments().get(step);
    List<String> names = types.parts(within);
    String name = name(segment);
    String near = Suggestion.hint(name, names);
    String hint =
        ArgumentTypes.isList(within)
            ? "a list needs an index: [0]"
            : near.isEmpty() && !names.isEmpty() ? "it has " + String.join(", ", names) : near;
    findings.error(
        SchemaCode.UNDEFINED_INPUT_FIELD,
        "the value before it has no part \"" + name + "\"",
        hole.stepSpan(step),
        "",
        hint);
  }

  private static String name(Segment segment) {
    return switch (segment) {
      case Segment.Property(var name) -> name;
      case Segment.Element(var index) -> "[" + index + "]";
    };
  }
}
