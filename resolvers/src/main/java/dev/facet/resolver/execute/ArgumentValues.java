// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.FieldArguments;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.input.LiteralFault;
import dev.facet.resolver.input.Suggestions;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.schema.FrontendSchema;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.NullValue;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of the fields of one operation, as plain JSON; computed once for each field. */
final class ArgumentValues {
  private final FrontendSchema schema;
  private final CoercedVariables variables;
  private final InputJson json;
  private final @Nullable Object[] values;

  ArgumentValues(FrontendSchema schema, CoercedVariables variables, int fields) {
    this.schema = schema;
    this.variables = variables;
    this.json = new InputJson(schema);
    this.values = new @Nullable Object[fields];
  }

  /**
   * The arguments of a field.
   *
   * @throws LoadFailure with {@code BAD_USER_INPUT} where one cannot be used
   */
  FieldArguments of(FieldPlan field) {
    if (field.definition().getArguments().isEmpty()) {
      return FieldArguments.NONE;
    }
    Object known = values[field.index()];
    if (known == null) {
      known = coerceOrFail(field);
      values[field.index()] = known;
    }
    if (known instanceof LoadFailure failure) {
      throw failure;
    }
    return (FieldArguments) known;
  }

  /**
   * Why the arguments of a field cannot be used, whether anything reads them or not; null where
   * they can.
   */
  @Nullable LoadFailure fault(FieldPlan field) {
    try {
      of(field);
      return null;
    } catch (LoadFailure failure) {
      return failure;
    }
  }

  private Object coerceOrFail(FieldPlan field) {
    try {
      return coerce(field);
    } catch (GraphQLException e) {
      return LoadFailure.of(ErrorCode.BAD_USER_INPUT, words(field));
    }
  }

  /** The library's message speaks of its classes; what is wrong is looked for again. */
  private String words(FieldPlan field) {
    List<Argument> given = field.merged().getSingleField().getArguments();
    for (GraphQLArgument definition : field.definition().getArguments()) {
      String name = definition.getName();
      Value<?> literal =
          given.stream()
              .filter(argument -> argument.getName().equals(name))
              .findFirst()
              .<Value<?>>map(Argument::getValue)
              .orElse(NullValue.of());
      LiteralFault fault =
          definition.hasSetDefaultValue() && literal instanceof NullValue
              ? null
              : LiteralFault.find(
                  name, definition.getType(), literal, variables.toMap(), Suggestions.OFF);
      if (fault != null) {
        return fault.message();
      }
    }
    return "arguments of " + field.coordinates() + ": a value that cannot be used";
  }

  private FieldArguments coerce(FieldPlan field) {
    List<GraphQLArgument> definitions = field.definition().getArguments();
    Map<String, Object> coerced =
        ValuesResolver.getArgumentValues(
            schema.graphql().getCodeRegistry(),
            definitions,
            field.merged().getSingleField().getArguments(),
            variables,
            GraphQLContext.getDefault(),
            Locale.ROOT);
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (GraphQLArgument definition : definitions) {
      if (coerced.containsKey(definition.getName())) {
        plain.put(
            definition.getName(),
            json.plain(definition.getType(), coerced.get(definition.getName())));
      }
    }
    return new FieldArguments(
        plain, schema.argumentPaths(field.parentType(), field.definition().getName()));
  }
}
