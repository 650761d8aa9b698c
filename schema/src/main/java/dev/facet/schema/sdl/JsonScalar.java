// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of any JSON, whose literals may hold null in a list too, which the library's cannot. A
 * member whose variable has no value is left out, as it is of input objects (GraphQL, section Input
 * Objects); in a list it is null.
 */
final class JsonScalar implements Coercing<Object, Object> {
  private final Coercing<?, ?> library;

  private JsonScalar(Coercing<?, ?> library) {
    this.library = library;
  }

  static GraphQLScalarType of(GraphQLScalarType type) {
    return type.transform(changed -> changed.coercing(new JsonScalar(type.getCoercing())));
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    return library.serialize(value, context, locale);
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return library.parseValue(input, context, locale);
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return json(input, variables);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return library.valueToLiteral(input, context, locale);
  }

  private static @Nullable Object json(Value<?> literal, CoercedVariables variables) {
    return switch (literal) {
      case NullValue _ -> null;
      case StringValue text -> text.getValue();
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case BooleanValue bool -> bool.isValue();
      case EnumValue name -> name.getName();
      case VariableReference variable -> variables.get(variable.getName());
      case ArrayValue list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.getValues().forEach(item -> items.add(json(item, variables)));
        yield items;
      }
      case ObjectValue object -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (ObjectField member : object.getObjectFields()) {
          boolean given =
              !(member.getValue() instanceof VariableReference variable)
                  || variables.containsKey(variable.getName());
          if (given) {
            members.put(member.getName(), json(member.getValue(), variables));
          }
        }
        yield members;
      }
      default -> throw new CoercingParseLiteralException("literal: " + literal.getClass());
    };
  }
}
