// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.input;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/** What is said of literals and of variables alike. */
public final class InputWords {
  private static final int MAX_SHOWN = 40;

  private InputWords() {}

  /** {@code place: found (expected: Type)}. */
  static String mismatch(String place, String found, GraphQLType type) {
    return place + ": " + found + " (expected: " + GraphQLTypeUtil.simplePrint(type) + ")";
  }

  static String unknownField(
      String place, GraphQLInputObjectType type, String name, Suggestions suggestions) {
    return suggestions.add(
        place + ": " + type.getName() + " has no field \"" + brief(name) + "\"",
        name,
        type.getFields().stream().map(GraphQLInputObjectField::getName).toList());
  }

  /** What is said of JSON that would have to be an object. */
  public static String notAnObject(String place, GraphQLInputObjectType type, Object value) {
    return place
        + ": "
        + JsonKind.of("", value)
        + " (expected: an object of "
        + type.getName()
        + ")";
  }

  static String notOne(String place, GraphQLInputObjectType type, int given) {
    return place + ": " + given + " fields (expected: exactly one field of " + type.getName() + ")";
  }

  static String nullOfOne(String place, GraphQLInputObjectType type) {
    return place + ": null (expected: a value for the one field of " + type.getName() + ")";
  }

  static boolean isRequired(GraphQLInputObjectField field) {
    return field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue();
  }

  /** What the client wrote, not longer than a message bears. */
  static String brief(String text) {
    return text.codePointCount(0, text.length()) <= MAX_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…";
  }
}
