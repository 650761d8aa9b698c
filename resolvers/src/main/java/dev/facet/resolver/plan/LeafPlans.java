// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.FrontendSchema;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.HashMap;
import java.util.Map;

/** Plans of values that nothing is selected on. */
record LeafPlans(FrontendSchema schema) {
  TypePlan of(GraphQLType type, boolean nullable) {
    return switch (type) {
      case GraphQLNonNull nonNull -> of(nonNull.getWrappedType(), false);
      case GraphQLScalarType scalar -> new TypePlan.ScalarOf(scalar, nullable);
      case GraphQLEnumType values -> new TypePlan.EnumOf(values, upstreamNames(values), nullable);
      default -> throw new IllegalStateException("type: " + type + " (expected: a leaf)");
    };
  }

  private Map<String, String> upstreamNames(GraphQLEnumType type) {
    Map<String, String> names = new HashMap<>();
    type.getValues().forEach(value -> names.put(value.getName(), value.getName()));
    Map<String, String> renamed = schema.enumValues().get(type.getName());
    if (renamed != null) {
      renamed.keySet().forEach(names::remove);
      renamed.forEach((name, upstream) -> names.put(upstream, name));
    }
    return Map.copyOf(names);
  }
}
