// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of numbers that rejects those beyond {@link NumberSize} before it looks at them, and
 * strings that are no {@link SpelledNumber}.
 */
final class SizedScalar implements Coercing<Object, Object> {
  private static final String REJECTION =
      "a number of more digits than fit (expected: " + NumberSize.MAX_DIGITS + " at most)";

  private static final String MISSPELLED = "a string that is no number (expected: such as 12)";

  private final String name;
  private final Coercing<?, ?> library;

  private SizedScalar(String name, Coercing<?, ?> library) {
    this.name = name;
    this.library = library;
  }

  static GraphQLScalarType of(GraphQLScalarType type) {
    return type.transform(
        changed -> changed.coercing(new SizedScalar(type.getName(), type.getCoercing())));
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    if (NumberSize.isHuge(value)) {
      throw new CoercingSerializeException(REJECTION);
    }
    if (SpelledNumber.isNone(name, value)) {
      throw new CoercingSerializeException(MISSPELLED);
    }
    return library.serialize(value, context, locale);
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    if (NumberSize.isHuge(input)) {
      throw new CoercingParseValueException(REJECTION);
    }
    if (SpelledNumber.isNone(name, input)) {
      throw new CoercingParseValueException(MISSPELLED);
    }
    return library.parseValue(input, context, locale);
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    boolean huge =
        switch (input) {
          case FloatValue number -> NumberSize.isHuge(number.getValue());
          case StringValue text -> NumberSize.isHuge(text.getValue());
          default -> false;
        };
    if (huge) {
      throw new CoercingParseLiteralException(REJECTION);
    }
    if (input instanceof StringValue text && SpelledNumber.isNone(name, text.getValue())) {
      throw new CoercingParseLiteralException(MISSPELLED);
    }
    return library.parseLiteral(input, variables, context, locale);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return library.valueToLiteral(input, context, locale);
  }
}
