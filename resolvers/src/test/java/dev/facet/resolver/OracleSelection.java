// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableReference;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that are selected on an object; the library's own view of them fails as a whole where
 * one argument anywhere in the operation cannot be used.
 */
record OracleSelection(DataFetchingEnvironment environment, String type) {
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    environment.getMergedField().getFields().forEach(field -> add(field.getSelectionSet(), fields));
    return fields;
  }

  private void add(@Nullable SelectionSet selections, List<Field> fields) {
    if (selections == null) {
      return;
    }
    for (Selection<?> selection : selections.getSelections()) {
      if (!included((DirectivesContainer<?>) selection)) {
        continue;
      }
      if (selection instanceof Field field) {
        fields.add(field);
      } else if (selection instanceof InlineFragment fragment) {
        addWhere(fragment.getTypeCondition(), fragment.getSelectionSet(), fields);
      } else if (selection instanceof FragmentSpread spread) {
        FragmentDefinition fragment =
            requireNonNull(environment.getFragmentsByName().get(spread.getName()));
        addWhere(fragment.getTypeCondition(), fragment.getSelectionSet(), fields);
      }
    }
  }

  private void addWhere(@Nullable TypeName condition, SelectionSet selections, List<Field> fields) {
    if (condition == null || applies(condition.getName())) {
      add(selections, fields);
    }
  }

  private boolean applies(String condition) {
    if (environment.getGraphQLSchema().getType(condition) instanceof GraphQLUnionType union) {
      return union.getTypes().stream().anyMatch(member -> member.getName().equals(type));
    }
    return condition.equals(type)
        || requireNonNull(environment.getGraphQLSchema().getObjectType(type))
            .getInterfaces()
            .stream()
            .anyMatch(one -> one.getName().equals(condition));
  }

  private boolean included(DirectivesContainer<?> selection) {
    return selection.getDirectives().stream()
        .allMatch(directive -> holds(directive) == directive.getName().equals("include"));
  }

  private boolean holds(Directive directive) {
    return switch (requireNonNull(directive.getArgument("if")).getValue()) {
      case BooleanValue constant -> constant.isValue();
      case VariableReference variable ->
          Boolean.TRUE.equals(environment.getVariables().get(variable.getName()));
      default -> throw new AssertionError(directive);
    };
  }
}
