// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static graphql.schema.GraphQLTypeUtil.simplePrint;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import dev.facet.resolver.input.VariableFault;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.TypeFromAST;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one request, coerced to their declared types (GraphQL specification, Coercing
 * Variable Values); or what is wrong with each that cannot be.
 *
 * @param coerced those that fit
 * @param errors one for each that does not, at its definition
 */
record VariableValues(CoercedVariables coerced, List<RequestError> errors) {
  static VariableValues of(
      GraphQLSchema schema,
      OperationDefinition operation,
      Map<String, @Nullable Object> raw,
      Suggestions suggestions) {
    Map<String, Object> coerced = new LinkedHashMap<>();
    List<RequestError> errors = new ArrayList<>();
    RawVariables variables = RawVariables.of(raw);
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      String fault = fault(schema, definition, raw);
      try {
        if (fault == null) {
          coerced.putAll(
              ValuesResolver.coerceVariableValues(
                      schema,
                      List.of(definition),
                      variables,
                      GraphQLContext.getDefault(),
                      Locale.ROOT)
                  .toMap());
        }
      } catch (GraphQLException unfit) {
        fault = thorough(schema, definition, raw, suggestions);
      }
      if (fault != null) {
        errors.add(error(fault, definition));
      }
    }
    return new VariableValues(CoercedVariables.of(coerced), errors);
  }

  private static @Nullable String fault(
      GraphQLSchema schema, VariableDefinition definition, Map<String, @Nullable Object> raw) {
    String name = definition.getName();
    return InputShape.fault(
        "$" + name, TypeFromAST.getTypeFromAST(schema, definition.getType()), raw.get(name));
  }

  /** What the library does not say in words for clients. */
  private static String thorough(
      GraphQLSchema schema,
      VariableDefinition definition,
      Map<String, @Nullable Object> raw,
      Suggestions suggestions) {
    String place = "$" + definition.getName();
    GraphQLType type = TypeFromAST.getTypeFromAST(schema, definition.getType());
    if (!raw.containsKey(definition.getName())) {
      return VariableFault.missing(place, type);
    }
    String fault = new VariableFault(suggestions).find(place, type, raw.get(definition.getName()));
    return fault == null
        ? place + ": a value that cannot be used (expected: " + simplePrint(type) + ")"
        : fault;
  }

  /** An error about a variable, at its definition. */
  static RequestError error(String message, VariableDefinition definition) {
    return new RequestError(
        ErrorCode.BAD_USER_INPUT,
        message,
        Stream.ofNullable(definition.getSourceLocation()).toList());
  }
}
