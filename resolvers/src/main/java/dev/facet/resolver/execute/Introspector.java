// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.Source;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Lets graphql-java answer the root fields that ask for the schema itself. */
final class Introspector {
  /** The types of the arguments of introspection's fields, and of conditions. */
  private static final Set<String> INPUTS = Set.of("Boolean", "String");

  private Introspector() {}

  /** The answers by response key. */
  static Map<String, Object> answer(
      GraphQLSchema schema, OperationPlan plan, Map<String, Object> variables) {
    List<Selection<?>> asked = new ArrayList<>();
    for (FieldPlan field : plan.root().fields()) {
      if (field.source() instanceof Source.Introspection) {
        asked.addAll(field.merged().getFields());
      }
    }
    Document document = document(plan, asked);
    // The document was validated as a whole; a part of it need not use all fragments and variables.
    PreparsedDocumentProvider asItIs =
        (_, _) -> CompletableFuture.completedFuture(new PreparsedDocumentEntry(document));
    ExecutionResult result =
        GraphQL.newGraphQL(schema)
            .preparsedDocumentProvider(asItIs)
            .build()
            .execute(
                ExecutionInput.newExecutionInput()
                    .query(plan.operation().getOperation().name())
                    .variables(variables)
                    .build());
    Map<String, Object> data = result.getData();
    return data == null ? Map.of() : data;
  }

  private static Document document(OperationPlan plan, List<Selection<?>> asked) {
    OperationDefinition operation =
        plan.operation()
            .transform(changed ->
                changed
                    .operation(OperationDefinition.Operation.QUERY)
                    .variableDefinitions(
                        plan.operation().getVariableDefinitions().stream()
                            .filter(Introspector::isOfIntrospection)
                            .toList())
                    .selectionSet(new SelectionSet(asked)));
    List<Definition<?>> definitions = new ArrayList<>();
    definitions.add(operation);
    definitions.addAll(plan.document().getDefinitionsOfType(FragmentDefinition.class));
    return Document.newDocument().definitions(new ArrayList<>(definitions)).build();
  }

  /** Whether introspection can use a variable; others were coerced, and cannot be once more. */
  private static boolean isOfIntrospection(VariableDefinition variable) {
    Type<?> type = variable.getType();
    Type<?> bare = type instanceof NonNullType nonNull ? nonNull.getType() : type;
    return bare instanceof TypeName name && INPUTS.contains(name.getName());
  }
}
