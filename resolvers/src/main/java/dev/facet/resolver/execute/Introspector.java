// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.Source;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
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
import org.jspecify.annotations.Nullable;

/** Lets graphql-java answer the root fields that ask for the schema itself. */
final class Introspector {
  /** The types of the arguments of introspection's fields, and of conditions. */
  private static final Set<String> INPUTS = Set.of("Boolean", "String");

  private Introspector() {}

  /**
   * What introspection came to.
   *
   * @param data the responses by response key; null where there is none at all
   * @param errors with paths, but for those that are about the whole
   */
  record Response(@Nullable Map<String, Object> data, List<GraphQLError> errors) {
    /** Why there is no data. */
    LoadFailure failure() {
      return errors.isEmpty()
          ? LoadFailure.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning())
          : Introspector.failure(errors.getFirst());
    }

    /** The errors at a response key and below it. */
    List<GraphQLError> below(String key) {
      return errors.stream()
          .filter(error -> error.getPath() != null && error.getPath().getFirst().equals(key))
          .toList();
    }
  }

  /** An error of the library as one of ours. */
  static LoadFailure failure(GraphQLError error) {
    ErrorCode code =
        switch (error.getErrorType()) {
          case ErrorType.ExecutionAborted -> ErrorCode.LIMIT_EXCEEDED;
          case ErrorType.ValidationError -> ErrorCode.BAD_USER_INPUT;
          default -> ErrorCode.INTERNAL;
        };
    return LoadFailure.of(code, error.getMessage());
  }

  /** Answers all of them together. */
  static Response answer(GraphQLSchema schema, OperationPlan plan, Map<String, Object> variables) {
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
    return new Response(result.getData(), result.getErrors());
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
