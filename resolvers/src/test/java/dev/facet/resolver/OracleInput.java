// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.template.JsonPath;
import graphql.GraphQLContext;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments as graphql-java coerced them, turned into what services understand. */
record OracleInput(FrontendSchema schema) {
  Map<String, @Nullable Object> arguments(GraphQLFieldDefinition field, Map<String, Object> given) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (GraphQLArgument argument : field.getArguments()) {
      if (given.containsKey(argument.getName())) {
        json.put(argument.getName(), json(argument.getType(), given.get(argument.getName())));
      }
    }
    return json;
  }

  private @Nullable Object json(GraphQLType declared, @Nullable Object value) {
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(declared);
    if (value == null) {
      return null;
    }
    if (type instanceof GraphQLList list) {
      return ((List<?>) value).stream().map(item -> json(list.getWrappedType(), item)).toList();
    }
    if (type instanceof GraphQLInputObjectType object) {
      return object(object, (Map<?, ?>) value);
    }
    if (type instanceof GraphQLEnumType names) {
      Map<String, String> upstream = schema.enumValues().getOrDefault(names.getName(), Map.of());
      return upstream.getOrDefault(value.toString(), value.toString());
    }
    return ((GraphQLScalarType) type)
        .getCoercing()
        .serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
  }

  private Map<String, @Nullable Object> object(GraphQLInputObjectType type, Map<?, ?> value) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (GraphQLInputObjectField field : type.getFields()) {
      String name = field.getName();
      if (value.containsKey(name)) {
        JsonPath path = schema.inputPaths().get(FieldCoordinates.coordinates(type.getName(), name));
        String[] steps = path == null ? new String[] {name} : path.toString().split("\\.");
        put(json, steps, json(field.getType(), value.get(name)));
      }
    }
    return json;
  }

  @SuppressWarnings("unchecked") // what stands on the way was put there by an earlier field
  private static void put(
      Map<String, @Nullable Object> json, String[] steps, @Nullable Object value) {
    Map<String, @Nullable Object> at = json;
    for (int i = 0; i < steps.length - 1; i++) {
      at.putIfAbsent(steps[i], new LinkedHashMap<String, @Nullable Object>());
      at = (Map<String, @Nullable Object>) at.get(steps[i]);
    }
    at.put(steps[steps.length - 1], value);
  }
}
