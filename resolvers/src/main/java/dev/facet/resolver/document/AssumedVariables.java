// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.execution.TypeFromAST;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values for required variables that are missing, where an operation is only planned: conditions
 * take in what they guard, lists have ten items.
 */
final class AssumedVariables {
  /** Ten is how many items lists have that an argument bounds. */
  private static final SampleValues VALUES = new SampleValues(10, "…", "…", 1);

  private AssumedVariables() {}

  /** One value for each variable that is required, has no default and is not given. */
  static Map<String, Object> of(
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      Map<String, @Nullable Object> given) {
    Set<String> skipping = skipping(document);
    Map<String, Object> assumed = new LinkedHashMap<>();
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      String name = definition.getName();
      boolean required =
          definition.getType() instanceof NonNullType && definition.getDefaultValue() == null;
      GraphQLType type = TypeFromAST.getTypeFromAST(schema, definition.getType());
      if (required && !given.containsKey(name) && type != null) {
        Object value = VALUES.of(type);
        assumed.put(name, value.equals(true) ? !skipping.contains(name) : value);
      }
    }
    return assumed;
  }

  /** The operation without the definitions of some variables. */
  static OperationDefinition without(OperationDefinition operation, Set<String> variables) {
    return operation.transform(builder ->
        builder.variableDefinitions(
            operation.getVariableDefinitions().stream()
                .filter(definition -> !variables.contains(definition.getName()))
                .toList()));
  }

  /** The variables that a {@code @skip} reads. */
  private static Set<String> skipping(Document document) {
    Deque<Node<?>> open = new ArrayDeque<>(List.of(document));
    Set<String> names = new HashSet<>();
    while (!open.isEmpty()) {
      Node<?> node = open.pop();
      if (node instanceof DirectivesContainer<?> guarded) {
        names.addAll(
            guarded.getDirectives("skip").stream()
                .flatMap(skip -> skip.getArguments().stream())
                .map(argument -> argument.getValue())
                .filter(VariableReference.class::isInstance)
                .map(value -> Objects.requireNonNull(((VariableReference) value).getName()))
                .collect(Collectors.toSet()));
      }
      node.getChildren().forEach(open::push);
    }
    return names;
  }
}
