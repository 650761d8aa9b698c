// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value becomes part of the answer: the field's type, with what was selected on it. */
public sealed interface TypePlan {
  /** Whether null may stand here; where not, null moves up to the next place where it may. */
  boolean nullable();

  /** What is selected on the objects at the bottom; null for leaves. */
  @Nullable SelectionPlan selection();

  /** Whether the value is a list. */
  default boolean list() {
    return this instanceof ListOf;
  }

  /** A list. */
  record ListOf(TypePlan item, boolean nullable) implements TypePlan {
    @Override
    public @Nullable SelectionPlan selection() {
      return item.selection();
    }
  }

  /** An object. */
  record ObjectOf(SelectionPlan selection, boolean nullable) implements TypePlan {}

  /** A scalar. */
  record ScalarOf(GraphQLScalarType scalar, boolean nullable) implements TypePlan {
    @Override
    public @Nullable SelectionPlan selection() {
      return null;
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
    public @Nullable SelectionPlan selection() {
      return null;
    }
  }
}
