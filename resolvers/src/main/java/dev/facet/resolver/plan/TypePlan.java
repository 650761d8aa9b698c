// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Row;
import dev.facet.resolver.projection.Shape;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value becomes part of the response: the field's type, with what was selected on it. */
public sealed interface TypePlan {
  /** Whether null may stand here; where not, null moves up to the next place where it may. */
  boolean nullable();

  /**
   * What is selected on the objects at the bottom: one selection for an object type, one for each
   * possible type of an interface or union, none for leaves.
   */
  Collection<SelectionPlan> selections();

  /** The selection on the one object type at the bottom; null for anything else. */
  default @Nullable SelectionPlan selection() {
    return switch (this) {
      case ListOf(var item, _) -> item.selection();
      case ObjectOf(var selected, _) -> selected;
      case AbstractOf _, ScalarOf _, EnumOf _ -> null;
    };
  }

  /** Whether anything below it is loaded. */
  default boolean loadsBelow() {
    return switch (this) {
      case ListOf(var item, _) -> item.loadsBelow();
      case ObjectOf(var selected, _) -> !selected.active().isEmpty();
      case AbstractOf some ->
          some.possible().values().stream().anyMatch(selected -> !selected.active().isEmpty());
      case ScalarOf _, EnumOf _ -> false;
    };
  }

  /** Whether the value is a list. */
  default boolean list() {
    return this instanceof ListOf;
  }

  /** A list. */
  record ListOf(TypePlan item, boolean nullable) implements TypePlan {
    @Override
    public Collection<SelectionPlan> selections() {
      return item.selections();
    }
  }

  /** An object. */
  record ObjectOf(SelectionPlan selected, boolean nullable) implements TypePlan {
    @Override
    public Collection<SelectionPlan> selections() {
      return List.of(selected);
    }
  }

  /**
   * An object of an interface or union.
   *
   * @param name of the interface or union
   * @param teller where in the row the value stands that tells the type
   * @param types the names of object types by the text of that value
   * @param possible the selections by the name of the object type
   */
  record AbstractOf(
      String name,
      Shape.Accessor teller,
      Map<String, String> types,
      Map<String, SelectionPlan> possible,
      boolean nullable)
      implements TypePlan {
    @Override
    public Collection<SelectionPlan> selections() {
      return possible.values();
    }

    /** What is selected on an object; null where it does not tell a type that is possible. */
    public @Nullable SelectionPlan selection(Row row) {
      String value = text(teller.read(row));
      String type = value == null ? null : types.get(value);
      return type == null ? null : possible.get(type);
    }

    private static @Nullable String text(@Nullable Object value) {
      return switch (value) {
        case String text -> text;
        case Boolean bool -> bool.toString();
        case Number number -> number.toString();
        case null, default -> null;
      };
    }
  }

  /** A scalar. */
  record ScalarOf(GraphQLScalarType scalar, boolean nullable) implements TypePlan {
    @Override
    public Collection<SelectionPlan> selections() {
      return List.of();
    }
  }

  /**
   * An enum.
   *
   * @param names from the upstream's spelling to the name of the value
   */
  record EnumOf(GraphQLEnumType type, Map<String, String> names, boolean nullable)
      implements TypePlan {
    @Override
    public Collection<SelectionPlan> selections() {
      return List.of();
    }
  }
}
