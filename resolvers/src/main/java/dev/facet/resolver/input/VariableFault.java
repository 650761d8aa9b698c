// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.input;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the JSON of a variable that could not be coerced (GraphQL specification,
 * Coercing Variable Values).
 *
 * @param suggestions whether the message may name what was probably meant
 */
public record VariableFault(Suggestions suggestions) {
  /**
   * Finds the first fault.
   *
   * @param place where the value stands, such as {@code $input.items[0]}
   * @param type the type it must have
   * @param value plain JSON
   * @return null for none
   */
  public @Nullable String find(String place, GraphQLType type, @Nullable Object value) {
    if (value == null) {
      return type instanceof GraphQLNonNull ? InputWords.mismatch(place, "null", type) : null;
    }
    return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
      case GraphQLList list -> items(place, list.getWrappedType(), value);
      case GraphQLInputObjectType object -> object(place, object, value);
      case GraphQLEnumType names -> name(place, names, value);
      case GraphQLScalarType scalar -> scalar(place, scalar, value);
      default -> null;
    };
  }

  /** What is said of a variable that must have a value and has none. */
  public static String missing(String place, GraphQLType type) {
    return InputWords.mismatch(place, "missing", type);
  }

  private @Nullable String items(String place, GraphQLType type, Object value) {
    if (!(value instanceof List<?> items)) {
      return find(place, type, value);
    }
    for (int i = 0; i < items.size(); i++) {
      String fault = find(place + "[" + i + "]", type, items.get(i));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable String object(String place, GraphQLInputObjectType type, Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return InputWords.notAnObject(place, type, value);
    }
    for (Object name : object.keySet()) {
      if (type.getField(String.valueOf(name)) == null) {
        return InputWords.unknownField(place, type, String.valueOf(name), suggestions);
      }
    }
    for (GraphQLInputObjectField field : type.getFields()) {
      String fault = field(place + "." + field.getName(), field, object);
      if (fault != null) {
        return fault;
      }
    }
    return type.isOneOf() ? one(place, type, object) : null;
  }

  private @Nullable String field(String place, GraphQLInputObjectField field, Map<?, ?> object) {
    if (object.containsKey(field.getName())) {
      return find(place, field.getType(), object.get(field.getName()));
    }
    return InputWords.isRequired(field) ? missing(place, field.getType()) : null;
  }

  private static @Nullable String one(String place, GraphQLInputObjectType type, Map<?, ?> object) {
    if (object.size() != 1) {
      return InputWords.notOne(place, type, object.size());
    }
    Map.Entry<?, ?> field = object.entrySet().iterator().next();
    return field.getValue() == null
        ? InputWords.nullOfOne(place + "." + field.getKey(), type)
        : null;
  }

  private @Nullable String name(String place, GraphQLEnumType type, Object value) {
    List<String> names =
        type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
    String expected = " (expected: " + suggestions.oneOf(type.getName(), names) + ")";
    if (!(value instanceof String name)) {
      return place + ": " + JsonKind.of("", value) + expected;
    }
    return names.contains(name)
        ? null
        : suggestions.add(place + ": \"" + InputWords.brief(name) + "\"" + expected, name, names);
  }

  private static @Nullable String scalar(String place, GraphQLScalarType type, Object value) {
    try {
      type.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
      return null;
    } catch (GraphQLException | ArithmeticException | NumberFormatException unfit) {
      String found =
          value instanceof String text && LiteralKind.isOwn(type.getName())
              ? "\"" + InputWords.brief(text) + "\""
              : JsonKind.of(type.getName(), value);
      return InputWords.mismatch(place, found, type);
    }
  }
}
