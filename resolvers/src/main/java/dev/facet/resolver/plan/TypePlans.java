// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Shape;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.TypeChoice;
import graphql.execution.MergedField;
import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Plans how values of fields are completed, with the selections on their possible types. Part of
 * the compilation of one operation.
 *
 * @param leaves plans of scalars and enums
 * @param reads is told where access to a possible type depends on the caller
 * @param compiler plans a selection on one type
 */
record TypePlans(
    FrontendSchema schema, LeafPlans leaves, ContextReads.Collector reads, Selections compiler) {
  /** Plans a selection on one type. */
  @FunctionalInterface
  interface Selections {
    SelectionPlan plan(GraphQLObjectType type, List<SelectionSet> selections, PlanParent parent);
  }

  /** How the value of a field is completed. */
  TypePlan of(GraphQLFieldDefinition field, MergedField merged, PlanParent below) {
    return type(field.getType(), merged, below, true);
  }

  private TypePlan type(GraphQLType type, MergedField merged, PlanParent below, boolean nullable) {
    return switch (type) {
      case GraphQLNonNull nonNull -> type(nonNull.getWrappedType(), merged, below, false);
      case GraphQLList list ->
          new TypePlan.ListOf(type(list.getWrappedType(), merged, below, true), nullable);
      case GraphQLObjectType object ->
          new TypePlan.ObjectOf(
              Objects.requireNonNull(
                  selections(object, List.of(object), merged, below).get(object.getName())),
              nullable);
      case GraphQLInterfaceType some ->
          abstractOf(some, implementations(some), merged, below, nullable);
      case GraphQLUnionType some ->
          abstractOf(
              some,
              some.getTypes().stream().map(GraphQLObjectType.class::cast).toList(),
              merged,
              below,
              nullable);
      default -> {
        below.shape().keepWhole();
        yield leaves.of(type, nullable);
      }
    };
  }

  private List<GraphQLObjectType> implementations(GraphQLInterfaceType type) {
    return Objects.requireNonNullElse(schema.graphql().getImplementations(type), List.of());
  }

  private TypePlan abstractOf(
      GraphQLNamedType type,
      List<GraphQLObjectType> all,
      MergedField merged,
      PlanParent below,
      boolean nullable) {
    TypeChoice choice = Objects.requireNonNull(schema.choices().get(type.getName()));
    List<GraphQLObjectType> possible =
        all.stream().filter(one -> choice.types().containsValue(one.getName())).toList();
    if (possible.stream().anyMatch(one -> !schema.access(one.getName()).open())) {
      reads.asksForAccess();
    }
    Shape.Reached teller = below.shape().reach(choice.path());
    teller.shape().keepWhole();
    return new TypePlan.AbstractOf(
        type.getName(),
        teller.accessor(),
        choice.types(),
        selections(type, possible, merged, below),
        nullable);
  }

  /** The selections on the possible types of a field, made once for all siblings. */
  private Map<String, SelectionPlan> selections(
      GraphQLNamedType type,
      List<GraphQLObjectType> possible,
      MergedField merged,
      PlanParent below) {
    PlanParent.Subselection same =
        new PlanParent.Subselection(
            type.getName(), merged.getFields(), below.shape(), below.loader());
    Map<String, SelectionPlan> known = below.siblings() == null ? null : below.siblings().get(same);
    if (known != null) {
      return known;
    }
    Map<String, SelectionPlan> plans = new LinkedHashMap<>();
    PlanParent parent = below.ofTypes(possible.size());
    for (GraphQLObjectType one : possible) {
      plans.put(one.getName(), compiler.plan(one, subselections(merged), parent));
    }
    if (below.siblings() != null) {
      below.siblings().put(same, plans);
    }
    return plans;
  }

  private static List<SelectionSet> subselections(MergedField merged) {
    return merged.getFields().stream()
        .map(Field::getSelectionSet)
        .filter(Objects::nonNull)
        .toList();
  }
}
