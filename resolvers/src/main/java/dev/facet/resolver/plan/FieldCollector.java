// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import graphql.execution.CoercedVariables;
import graphql.execution.MergedField;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of a selection (GraphQL specification, section CollectFields): fragments are
 * opened, {@code @skip} and {@code @include} decided, fields of one response key merged.
 */
final class FieldCollector {
  private final GraphQLSchema schema;
  private final CoercedVariables variables;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();

  FieldCollector(GraphQLSchema schema, Document document, CoercedVariables variables) {
    this.schema = schema;
    this.variables = variables;
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /** The fields by response key, in the order of the response. */
  Map<String, MergedField> collect(GraphQLObjectType type, List<SelectionSet> selections) {
    Map<String, List<Field>> grouped = new LinkedHashMap<>();
    Set<String> visited = new HashSet<>();
    selections.forEach(selection -> collect(type, selection, visited, grouped));
    Map<String, MergedField> merged = new LinkedHashMap<>();
    grouped.forEach((key, fields) -> merged.put(key, MergedField.newMergedField(fields).build()));
    return merged;
  }

  private void collect(
      GraphQLObjectType type,
      SelectionSet selections,
      Set<String> visited,
      Map<String, List<Field>> grouped) {
    for (Selection<?> selection : selections.getSelections()) {
      if (!(selection instanceof DirectivesContainer<?> container) || !included(container)) {
        continue;
      }
      switch (selection) {
        case Field field ->
            grouped.computeIfAbsent(field.getResultKey(), _ -> new ArrayList<>()).add(field);
        case InlineFragment fragment -> {
          if (applies(fragment.getTypeCondition(), type)) {
            collect(type, fragment.getSelectionSet(), visited, grouped);
          }
        }
        case FragmentSpread spread -> open(type, spread, visited, grouped);
        default -> throw new IllegalStateException("selection: " + selection.getClass());
      }
    }
  }

  private void open(
      GraphQLObjectType type,
      FragmentSpread spread,
      Set<String> visited,
      Map<String, List<Field>> grouped) {
    FragmentDefinition fragment = fragments.get(spread.getName());
    if (fragment != null
        && visited.add(spread.getName())
        && applies(fragment.getTypeCondition(), type)) {
      collect(type, fragment.getSelectionSet(), visited, grouped);
    }
  }

  private boolean applies(@Nullable TypeName condition, GraphQLObjectType type) {
    if (condition == null || condition.getName().equals(type.getName())) {
      return true;
    }
    return switch (schema.getType(condition.getName())) {
      case GraphQLInterfaceType abstractType -> schema.isPossibleType(abstractType, type);
      case GraphQLUnionType abstractType -> schema.isPossibleType(abstractType, type);
      case null, default -> false;
    };
  }

  private boolean included(DirectivesContainer<?> container) {
    return !holds(container, "skip", false) && holds(container, "include", true);
  }

  private boolean holds(DirectivesContainer<?> container, String name, boolean otherwise) {
    List<Directive> directives = container.getDirectives(name);
    if (directives.isEmpty()) {
      return otherwise;
    }
    Argument argument = directives.getFirst().getArgument("if");
    Value<?> value = argument == null ? null : argument.getValue();
    return switch (value) {
      case BooleanValue constant -> constant.isValue();
      case VariableReference reference -> bool(reference.getName());
      case null, default -> otherwise;
    };
  }

  private boolean bool(String variable) {
    if (variables.get(variable) instanceof Boolean bool) {
      return bool;
    }
    throw new UndecidedException(variable);
  }
}
