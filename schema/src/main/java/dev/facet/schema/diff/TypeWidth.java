// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;

/** Compares types where they are used. */
final class TypeWidth {
  private TypeWidth() {}

  /** Whether all values of a type are values of another: the same one, but for null. */
  static boolean fits(GraphQLType narrow, GraphQLType wide) {
    if (narrow instanceof GraphQLNonNull some) {
      GraphQLType inside = wide instanceof GraphQLNonNull other ? other.getWrappedType() : wide;
      return fits(some.getWrappedType(), inside);
    }
    return switch (wide) {
      case GraphQLNonNull _ -> false;
      case GraphQLList list ->
          narrow instanceof GraphQLList other
              && fits(other.getWrappedType(), list.getWrappedType());
      case GraphQLNamedType named ->
          narrow instanceof GraphQLNamedType other && other.getName().equals(named.getName());
      default -> throw new IllegalArgumentException("type: " + wide + " (expected: no other kind)");
    };
  }
}
