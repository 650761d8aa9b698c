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
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of whole numbers that refuses what takes gigabytes to see through: {@code 1e1000000000}
 * has a billion digits, and {@code 1e-1000000000} a billion to divide by.
 */
final class BriefInteger implements Coercing<Object, Object> {
  private static final int MOST_DIGITS = 10_000;
  private static final String REFUSAL =
      "a number of more digits than fit (expected: " + MOST_DIGITS + " at most)";

  private final Coercing<?, ?> library;

  private BriefInteger(Coercing<?, ?> library) {
    this.library = library;
  }

  static GraphQLScalarType of(GraphQLScalarType type) {
    return type.transform(changed -> changed.coercing(new BriefInteger(type.getCoercing())));
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    if (isHuge(value)) {
      throw new CoercingSerializeException(REFUSAL);
    }
    return library.serialize(value, context, locale);
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    if (isHuge(input)) {
      throw new CoercingParseValueException(REFUSAL);
    }
    return library.parseValue(input, context, locale);
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    boolean huge =
        switch (input) {
          case FloatValue number -> isHuge(number.getValue());
          case StringValue text -> isHuge(text.getValue());
          default -> false;
        };
    if (huge) {
      throw new CoercingParseLiteralException(REFUSAL);
    }
    return library.parseLiteral(input, variables, context, locale);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return library.valueToLiteral(input, context, locale);
  }

  private static boolean isHuge(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> Math.abs((long) number.scale()) > MOST_DIGITS;
      case String text -> isHugeText(text);
      case null, default -> false;
    };
  }

  private static boolean isHugeText(String text) {
    try {
      return text.length() > MOST_DIGITS || isHuge(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
