// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.Scalars;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the values of a schema file's own scalar are in JSON. */
public enum ScalarBase {
  /** Strings. */
  STRING,
  /** Strings, and integers that become strings. */
  ID,
  /** Integers of 32 bits. */
  INT,
  /** Numbers. */
  FLOAT,
  /** Booleans. */
  BOOLEAN,
  /** Any JSON. */
  JSON;

  private static final GraphQLScalarType ANY_JSON = JsonScalar.of(ExtendedScalars.Json);

  /** The base of a name, such as String. */
  public static Optional<ScalarBase> find(String name) {
    return Arrays.stream(values()).filter(base -> base.type().getName().equals(name)).findFirst();
  }

  /** The scalar itself. */
  public GraphQLScalarType type() {
    return switch (this) {
      case STRING -> Scalars.GraphQLString;
      case ID -> Scalars.GraphQLID;
      case INT -> Scalars.GraphQLInt;
      case FLOAT -> Scalars.GraphQLFloat;
      case BOOLEAN -> Scalars.GraphQLBoolean;
      case JSON -> ANY_JSON;
    };
  }

  /** Whether its values are strings, so that a pattern can be matched. */
  public boolean isText() {
    return this == STRING || this == ID;
  }

  /** Whether a value has the shape; the library prints objects and lists as Java does. */
  boolean fits(@Nullable Object value) {
    return switch (this) {
      case JSON -> true;
      case STRING, ID -> isOne(value);
      case INT, FLOAT, BOOLEAN -> isOne(value) && !SpelledNumber.isNone(type().getName(), value);
    };
  }

  private static boolean isOne(@Nullable Object value) {
    return !(value instanceof Map) && !(value instanceof List) && !NumberSize.isHuge(value);
  }
}
