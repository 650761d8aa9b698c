// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of time that changes nothing: the library's moves days that do not exist, and cuts
 * fractions after three digits. Here such days are rejected (RFC 3339 section 5.7), and up to nine
 * digits are kept, three at least.
 */
final class ExactTime implements Coercing<Object, Object> {
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT);

  private final Coercing<?, ?> library;
  private final boolean date;

  private ExactTime(Coercing<?, ?> library, boolean date) {
    this.library = library;
    this.date = date;
  }

  static GraphQLScalarType of(GraphQLScalarType type) {
    boolean date = type.getName().equals("Date");
    return type.transform(changed -> changed.coercing(new ExactTime(type.getCoercing(), date)));
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    if (isNoDay(value)) {
      throw new CoercingSerializeException(noDay(value));
    }
    Object time = value;
    if (!date && value instanceof String) {
      try {
        time = library.parseValue(value, context, locale);
      } catch (CoercingParseValueException e) {
        throw new CoercingSerializeException(e.getMessage(), e);
      }
    }
    return time instanceof OffsetDateTime exact
        ? DATE_TIME.format(exact)
        : library.serialize(value, context, locale);
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    if (isNoDay(input)) {
      throw new CoercingParseValueException(noDay(input));
    }
    return library.parseValue(input, context, locale);
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof StringValue text && isNoDay(text.getValue())) {
      throw new CoercingParseLiteralException(noDay(text.getValue()));
    }
    return library.parseLiteral(input, variables, context, locale);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return StringValue.of(String.valueOf(serialize(input, context, locale)));
  }

  private boolean isNoDay(@Nullable Object value) {
    if (!date || !(value instanceof String text)) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return false;
    } catch (DateTimeException e) {
      return true;
    }
  }

  private static String noDay(@Nullable Object value) {
    return "\"" + value + "\" (expected: a day that exists, such as 2024-02-29)";
  }
}
