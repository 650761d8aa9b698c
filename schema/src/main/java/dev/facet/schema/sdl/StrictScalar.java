// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of the library that rejects what is none of its values: whatever the library throws then
 * is said in the one way that callers know, and values that it would change are rejected before.
 */
final class StrictScalar implements Coercing<Object, Object> {
  private final ScalarForm form;
  private final Coercing<?, ?> library;

  private StrictScalar(ScalarForm form, Coercing<?, ?> library) {
    this.form = form;
    this.library = library;
  }

  static GraphQLScalarType of(GraphQLScalarType type) {
    StrictScalar strict = new StrictScalar(ScalarForm.of(type.getName()), type.getCoercing());
    return type.transform(changed -> changed.coercing(strict));
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    return checked(
        () -> library.serialize(form.read(value), context, locale),
        unfit -> new CoercingSerializeException(words(unfit), unfit));
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return checked(
        () -> library.parseValue(form.read(input), context, locale),
        unfit -> new CoercingParseValueException(words(unfit), unfit));
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return checked(
        () -> library.parseLiteral(read(input), variables, context, locale),
        unfit -> new CoercingParseLiteralException(words(unfit), unfit));
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return library.valueToLiteral(input, context, locale);
  }

  private Value<?> read(Value<?> literal) {
    return switch (literal) {
      case StringValue text
          when form.read(Objects.requireNonNullElse(text.getValue(), "")) instanceof String ->
          literal;
      case IntValue number when form.read(number.getValue()) instanceof String text ->
          StringValue.of(text);
      case FloatValue number -> {
        form.read(number.getValue());
        yield literal;
      }
      default -> literal;
    };
  }

  /** An edge: libraries of scalars throw what the parsers beneath them throw. */
  private static @Nullable Object checked(
      Supplier<@Nullable Object> work, Function<RuntimeException, RuntimeException> rejection) {
    Object value;
    try {
      value = work.get();
    } catch (RuntimeException unfit) {
      throw rejection.apply(unfit);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw rejection.apply(new ArithmeticException("a number beyond 64 bits"));
    }
    return value;
  }

  private static String words(RuntimeException unfit) {
    return String.valueOf(unfit.getMessage());
  }
}
