// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.Source;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets graphql-java answer the root fields that ask for the schema itself. */
final class Introspector {
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
    OperationDefinition operation =
        plan.operation()
            .transform(changed ->
                changed
                    .operation(OperationDefinition.Operation.QUERY)
                    .selectionSet(new SelectionSet(asked)));
    List<Definition<?>> definitions = new ArrayList<>();
    definitions.add(operation);
    definitions.addAll(plan.document().getDefinitionsOfType(FragmentDefinition.class));
    Document document = Document.newDocument().definitions(new ArrayList<>(definitions)).build();
    ExecutionResult result =
        GraphQL.newGraphQL(schema)
            .build()
            .execute(
                ExecutionInput.newExecutionInput()
                    .query(AstPrinter.printAst(document))
                    .variables(variables)
                    .build());
    Map<String, Object> data = result.getData();
    return data == null ? Map.of() : data;
  }
}
