// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scalar of a schema file's own: values of a base scalar, of which a pattern may leave some. */
public final class DeclaredScalar implements Coercing<Object, Object> {
  private final String name;
  private final ScalarBase base;
  private final @Nullable StringPattern pattern;
  private final Coercing<?, ?> library;

  private DeclaredScalar(String name, ScalarBase base, @Nullable StringPattern pattern) {
    this.name = name;
    this.base = base;
    this.pattern = pattern;
    this.library = base.type().getCoercing();
  }

  /**
   * The scalar.
   *
   * @param pattern what its strings match as a whole; null for any
   */
  public static GraphQLScalarType of(
      String name, ScalarBase base, @Nullable StringPattern pattern) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(new DeclaredScalar(name, base, pattern))
        .build();
  }

  /** The name of the scalar whose JSON a scalar has: its base where it has one, else its own. */
  public static String jsonName(GraphQLScalarType scalar) {
    return scalar.getCoercing() instanceof DeclaredScalar declared
        ? declared.base.type().getName()
        : scalar.getName();
  }

  /**
   * What a scalar's values are: its base, and its pattern where it has one; its name for others.
   */
  public static String values(GraphQLScalarType scalar) {
    if (scalar.getCoercing() instanceof DeclaredScalar declared && declared.pattern != null) {
      return jsonName(scalar) + " of the form " + declared.pattern.source();
    }
    return jsonName(scalar);
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    if (!base.fits(value)) {
      throw new CoercingSerializeException(wrongType());
    }
    Object serialized = library.serialize(value, context, locale);
    if (!matches(serialized)) {
      throw new CoercingSerializeException(mismatch());
    }
    return serialized;
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    if (!base.fits(input)) {
      throw new CoercingParseValueException(wrongType());
    }
    Object parsed = library.parseValue(input, context, locale);
    if (!matches(parsed)) {
      throw new CoercingParseValueException(mismatch());
    }
    return parsed;
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    Object parsed = library.parseLiteral(input, variables, context, locale);
    if (!matches(parsed)) {
      throw new CoercingParseLiteralException(mismatch());
    }
    return parsed;
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return library.valueToLiteral(input, context, locale);
  }

  private boolean matches(@Nullable Object value) {
    return pattern == null || !(value instanceof String text) || pattern.matches(text);
  }

  private String wrongType() {
    return name + ": a value of another type (expected: " + base.type().getName() + ")";
  }

  private String mismatch() {
    return name
        + ": a string of another form (expected: "
        + Objects.requireNonNull(pattern).source()
        + ")";
  }
}
