// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.ScalarCatalog;
import graphql.language.Type;
import java.util.stream.Stream;

/** Tells what the schema says of the values that expressions read: of arguments and of parents. */
public record ValueKinds(SchemaModel model, ArgumentTypes types) {
  /** What a value is. */
  public enum Kind {
    /** A list. */
    LIST,
    /** A value of a scalar that is built in. */
    PLAIN,
    /** Nothing that the schema says. */
    UNKNOWN
  }

  /** What a schema says. */
  public static ValueKinds of(SchemaModel model) {
    return new ValueKinds(model, new ArgumentTypes(model.document()));
  }

  /** What an expression reads where it stands. */
  public Kind kind(LocatedHole hole, BoundField field) {
    if (hole.hole().exploded()) {
      return Kind.LIST;
    }
    if (hole.path().isSelf()) {
      return Kind.UNKNOWN;
    }
    return switch (hole.root()) {
      case ARGS -> argument(hole, field);
      case PARENT -> property(hole, field);
      case KEY, KEYS, CLAIMS, HEADER, CLIENT, FRONTEND, BODY, QUERY, REQUEST, CORRELATION_ID ->
          Kind.UNKNOWN;
    };
  }

  private Kind argument(LocatedHole hole, BoundField field) {
    Type<?> type = types.follow(field, hole.path().segments()).type();
    if (type == null) {
      return Kind.UNKNOWN;
    }
    if (ArgumentTypes.isList(type)) {
      return Kind.LIST;
    }
    return types.isOpen(type) || types.declared(type) != null ? Kind.UNKNOWN : Kind.PLAIN;
  }

  private Kind property(LocatedHole hole, BoundField field) {
    BoundType owner = model.objects().get(field.owner().name());
    return Stream.ofNullable(owner)
        .flatMap(type -> type.fields().stream())
        .filter(other -> KeyFields.path(other).filter(hole.path()::equals).isPresent())
        .map(BoundField::declaration)
        .map(ValueKinds::kind)
        .findFirst()
        .orElse(Kind.UNKNOWN);
  }

  private static Kind kind(FieldDeclaration declared) {
    if (declared.type().isList()) {
      return Kind.LIST;
    }
    return ScalarCatalog.isBuiltIn(declared.type().name()) ? Kind.PLAIN : Kind.UNKNOWN;
  }
}
