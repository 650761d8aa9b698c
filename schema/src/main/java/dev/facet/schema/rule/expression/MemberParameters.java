// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.expression;

import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.template.Hole;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import graphql.language.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects whose members are parameters of a query have plain members; names of parameters come from
 * the schema, never from a client or a service.
 *
 * @param types of arguments
 */
record MemberParameters(SchemaModel model, ArgumentTypes types, SchemaFindings findings) {
  /** Checks {@code filter[]={args.filter*}}; false where no object of a known type is read. */
  boolean checkBrackets(LocatedHole hole, BoundField field) {
    TypeDeclaration object = object(hole, field);
    if (object != null) {
      checkMembers(hole, object);
    }
    return object != null;
  }

  /** Checks {@code ?{args.filter*}}. */
  void checkNames(LocatedHole hole, BoundField field) {
    TypeDeclaration object = object(hole, field);
    if (object == null) {
      rejectNames(hole);
    } else {
      checkMembers(hole, object);
    }
  }

  /** Checks an expression of an entity, which has no arguments. */
  void checkEntity(LocatedHole hole) {
    if (hole.hole().place() == Hole.Place.QUERY_NAMES) {
      rejectNames(hole);
    }
  }

  private void rejectNames(LocatedHole hole) {
    findings.error(
        SchemaCode.BAD_TEMPLATE,
        "no argument of an input type, whose fields would be the names of parameters",
        hole.span(),
        "",
        "write such as filter[]=" + hole.span().text() + ", or name={…}");
  }

  /** The input type of the object that is read; null for anything else. */
  private @Nullable TypeDeclaration object(LocatedHole hole, BoundField field) {
    if (hole.root() != Root.ARGS || hole.path().isSelf() || Templates.makesText(hole)) {
      return null;
    }
    Type<?> type = types.follow(field, hole.path().segments()).type();
    boolean object = type != null && types.isNested(type) && !ArgumentTypes.isList(type);
    return type == null || !object ? null : types.declared(type);
  }

  private void checkMembers(LocatedHole hole, TypeDeclaration object) {
    for (InputDeclaration member : object.inputs()) {
      if (types.isNested(member.type().node()) || isWrittenDeeper(object, member)) {
        findings.error(
            SchemaCode.BAD_TEMPLATE,
            object.name() + "." + member.name() + " is no plain value in a query",
            hole.span(),
            "",
            "write the fields one by one: filter[status]={args.filter.status}; of an object, | json");
      }
    }
  }

  /** Whether {@code @from} puts it into an object. */
  private boolean isWrittenDeeper(TypeDeclaration object, InputDeclaration member) {
    JsonPath path = model.inputPaths().getOrDefault(object.name(), Map.of()).get(member.name());
    return path != null && path.segments().size() > 1;
  }
}
