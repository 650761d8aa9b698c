// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of arguments that no expression of the field reads. */
final class UnusedArgumentRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model
        .fields()
        .filter(field -> !isUnreadable(field.rest()))
        .forEach(field -> check(field, findings));
  }

  private static void check(BoundField field, SchemaFindings findings) {
    List<JsonPath> paths =
        HoleUse.of(field).stream()
            .filter(use -> !use.error()) // it is not sent
            .map(HoleUse::hole)
            .filter(hole -> hole.root() == Root.ARGS)
            .map(LocatedHole::path)
            .toList();
    for (InputDeclaration argument : field.declaration().arguments()) {
      boolean read = paths.stream().anyMatch(path -> reads(path, argument.name()));
      if (!read && !isDeprecated(argument)) {
        findings.add(
            new Diagnostic.Warning(
                    SchemaCode.UNUSED_ARGUMENT,
                    "nothing reads the argument \""
                        + argument.name()
                        + "\" of "
                        + field.coordinates(),
                    argument.span())
                .hinted(hint(argument.name(), field)));
      }
    }
  }

  private static String hint(String argument, BoundField field) {
    RestDirective rest = field.rest();
    if (rest == null || rest.call().url() == null) {
      return "";
    }
    if (rest.call().url().span().text().matches("(?s).*/:" + argument + "\\b.*")) {
      return "write {args." + argument + "} in place of :" + argument;
    }
    boolean told =
        HoleUse.of(field).stream().anyMatch(use -> use.error() && reads(use.hole(), argument));
    return told ? "messages of errors read it, but the call does not" : "";
  }

  private static boolean reads(LocatedHole hole, String argument) {
    return hole.root() == Root.ARGS && reads(hole.path(), argument);
  }

  private static boolean reads(JsonPath path, String argument) {
    return path.isSelf()
        || path.segments().getFirst().equals(new JsonPath.Segment.Property(argument));
  }

  private static boolean isDeprecated(InputDeclaration argument) {
    return argument.directives().stream().anyMatch(one -> one.getName().equals("deprecated"));
  }

  /** What cannot be read may read the argument. */
  private static boolean isUnreadable(@Nullable RestDirective rest) {
    if (rest == null) {
      return false;
    }
    CallDirective call = rest.call();
    return call.faulty()
        || (call.url() != null && call.url().template() == null)
        || (call.body() != null && call.body().template() == null);
  }
}
