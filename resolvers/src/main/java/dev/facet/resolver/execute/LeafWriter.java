// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.plan.TypePlan;
import dev.facet.resolver.projection.Row;
import dev.facet.schema.sdl.DeclaredScalar;
import dev.facet.schema.sdl.NumberSize;
import dev.facet.schema.sdl.SpelledNumber;
import dev.facet.schema.template.ValueText;
import graphql.GraphQLContext;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes scalars and enum values as their types say (GraphQL specification, Result Coercion). */
final class LeafWriter {
  /** Numbers that the library converts, or prints when it rejects them. */
  private static final Set<String> BUILT_IN_NUMBERS = Set.of("Int", "Float", "Boolean");

  private static final String NEGATIVE_ZERO = "-0.0";

  private static final Pattern NEGATIVE_ZERO_TEXT =
      Pattern.compile("-0++(?:\\.0++)?(?:[eE][+-]?[0-9]++)?");

  private final JsonBytes out;

  LeafWriter(JsonBytes out) {
    this.out = out;
  }

  /**
   * Writes an enum value by the name clients know.
   *
   * @throws CoercingSerializeException where it is not one of the enum's values
   */
  void write(TypePlan.EnumOf type, Object value) {
    String name = type.names().get(value instanceof String text ? text : value.toString());
    if (name == null) {
      throw new CoercingSerializeException("not a value of the enum " + type.type().getName());
    }
    out.string(name);
  }

  /**
   * Writes a scalar.
   *
   * @throws CoercingSerializeException where the value is not one of the type
   */
  void write(GraphQLScalarType scalar, Object value) {
    switch (scalar.getName()) {
      case "String", "ID" -> {
        if (value instanceof String text) {
          out.string(text);
          return;
        }
        rejectNested(scalar, value);
        if (value instanceof Number number) {
          out.string(ValueText.of(number));
          return;
        }
      }
      case "Int" -> {
        if (value instanceof Long number && number == number.intValue()) {
          out.number(number);
          return;
        }
      }
      case "Boolean" -> {
        if (value instanceof Boolean bool) {
          out.raw(bool ? "true" : "false");
          return;
        }
      }
      default -> {}
    }
    if (BUILT_IN_NUMBERS.contains(scalar.getName())) {
      checkSpelling(scalar.getName(), value);
    }
    if (isNegativeZero(value) && DeclaredScalar.jsonName(scalar).equals("Float")) {
      out.raw(NEGATIVE_ZERO);
      return;
    }
    any(
        scalar
            .getCoercing()
            .serialize(
                java.util.Objects.requireNonNull(Row.unwrap(value)),
                GraphQLContext.getDefault(),
                Locale.ROOT));
  }

  private static void checkSpelling(String scalar, Object value) {
    if (NumberSize.isHuge(value)) {
      throw new CoercingSerializeException(scalar + ": a number of too many digits");
    }
    if (SpelledNumber.isNone(scalar, value)) {
      throw new CoercingSerializeException(scalar + ": a string of another form");
    }
  }

  /** The library goes through decimals, which have no sign for zero. */
  private static boolean isNegativeZero(Object value) {
    return switch (value) {
      case Double number -> number.equals(-0.0);
      case String text when text.startsWith("-0") && NEGATIVE_ZERO_TEXT.matcher(text).matches() ->
          true;
      default -> false;
    };
  }

  /** The library prints objects and lists in Java's notation, which would hide a wrong shape. */
  private static void rejectNested(GraphQLScalarType scalar, Object value) {
    if (value instanceof Row || value instanceof Map || value instanceof List) {
      String shape = value instanceof List ? "a list" : "an object";
      throw new CoercingSerializeException(scalar.getName() + ": " + shape + " (expected: text)");
    }
  }

  /** Writes plain JSON. */
  void any(@Nullable Object value) {
    switch (value) {
      case null -> out.raw("null");
      case String text -> out.string(text);
      case Boolean bool -> out.raw(bool ? "true" : "false");
      case Integer number -> out.number(number);
      case Long number -> out.number(number);
      case BigDecimal number -> out.raw(number.toString());
      case BigInteger number -> out.raw(number.toString());
      case Double number -> out.raw(finite(number));
      case Float number -> out.raw(finite(number.doubleValue()));
      case Number number -> out.number(number.longValue());
      case Map<?, ?> object -> object(object);
      case List<?> list -> list(list);
      default -> out.string(value.toString());
    }
  }

  private static String finite(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new CoercingSerializeException("not a finite number");
    }
    return Double.toString(number);
  }

  private void object(Map<?, ?> object) {
    out.raw('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      out.string(String.valueOf(entry.getKey())).raw(':');
      any(entry.getValue());
    }
    out.raw('}');
  }

  private void list(List<?> list) {
    out.raw('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      any(list.get(i));
    }
    out.raw(']');
  }
}
