// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.input.InputWords;
import dev.facet.resolver.input.JsonKind;
import dev.facet.schema.sdl.DeclaredScalar;
import dev.facet.schema.sdl.NumberSize;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether JSON that a client sent has the JSON types that the built-in scalars accept (GraphQL
 * specification, Input Coercion of each). The library turns more than that into them: an object
 * would become the text of a Java map. What else is wrong is left for it to find.
 */
final class InputShape {
  private InputShape() {}

  /**
   * What is wrong.
   *
   * @param place where the value stands, for the message
   * @param type the type it must have
   * @param value plain JSON
   * @return null for nothing
   */
  static @Nullable String fault(String place, GraphQLType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
      case GraphQLList list -> items(place, list.getWrappedType(), value);
      case GraphQLInputObjectType object -> fields(place, object, value);
      case GraphQLScalarType scalar -> leaf(place, DeclaredScalar.jsonName(scalar), value);
      default -> leaf(place, "", value);
    };
  }

  private static @Nullable String leaf(String place, String scalar, Object value) {
    if (value instanceof BigDecimal number && NumberSize.isHuge(number)) {
      return place
          + ": a number of more digits than fit (expected: "
          + NumberSize.MAX_DIGITS
          + " at most)";
    }
    return accepts(scalar, value)
        ? null
        : place + ": " + JsonKind.of(scalar, value) + " (expected: " + scalar + ")";
  }

  private static @Nullable String items(String place, GraphQLType type, Object value) {
    if (!(value instanceof List<?> items)) {
      return fault(place, type, value);
    }
    for (int i = 0; i < items.size(); i++) {
      String fault = fault(place + "[" + i + "]", type, items.get(i));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable String fields(String place, GraphQLInputObjectType type, Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return InputWords.notAnObject(place, type, value);
    }
    for (GraphQLInputObjectField field : type.getFields()) {
      String fault =
          fault(place + "." + field.getName(), field.getType(), object.get(field.getName()));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static boolean accepts(String scalar, Object value) {
    return switch (scalar) {
      case "String" -> value instanceof String;
      case "ID" ->
          value instanceof String
              || value instanceof Integer
              || value instanceof Long
              || value instanceof BigInteger;
      case "Int", "Float" -> value instanceof Number;
      case "Boolean" -> value instanceof Boolean;
      default -> true;
    };
  }
}
