// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.template.JsonPath;
import graphql.GraphQLContext;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coerced input values as the JSON that services are sent: scalars serialised, names mapped. */
record InputJson(FrontendSchema schema) {
  /** A coerced value as plain JSON. */
  @Nullable Object plain(GraphQLType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case GraphQLNonNull nonNull -> plain(nonNull.getWrappedType(), value);
      case GraphQLList list -> items(list, value);
      case GraphQLEnumType names -> upstreamName(names, value.toString());
      case GraphQLScalarType scalar ->
          same(scalar.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT));
      case GraphQLInputObjectType object -> object(object, (Map<?, ?>) value);
      default -> throw new IllegalStateException("type: " + type + " (expected: an input type)");
    };
  }

  /**
   * The same JSON as the same objects, whether it stood in the document or among the variables:
   * equal arguments are to make equal calls, and those are made once.
   */
  private static @Nullable Object same(@Nullable Object json) {
    return switch (json) {
      case Integer number -> number.longValue();
      case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(same(item)));
        yield items;
      }
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        object.forEach((name, value) -> properties.put(String.valueOf(name), same(value)));
        yield properties;
      }
      case null, default -> json;
    };
  }

  private Object items(GraphQLList list, Object value) {
    if (!(value instanceof List<?> items)) {
      return List.of(value);
    }
    List<@Nullable Object> plain = new ArrayList<>(items.size());
    items.forEach(item -> plain.add(plain(list.getWrappedType(), item)));
    return plain;
  }

  private String upstreamName(GraphQLEnumType type, String name) {
    Map<String, String> renamed = schema.enumValues().get(type.getName());
    return renamed == null ? name : renamed.getOrDefault(name, name);
  }

  private Map<String, @Nullable Object> object(GraphQLInputObjectType type, Map<?, ?> value) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (GraphQLInputObjectField field : type.getFields()) {
      if (value.containsKey(field.getName())) {
        Object written = plain(field.getType(), value.get(field.getName()));
        JsonPath path =
            schema.inputPaths().get(FieldCoordinates.coordinates(type.getName(), field.getName()));
        write(plain, path == null ? JsonPath.property(field.getName()) : path, written);
      }
    }
    return plain;
  }

  @SuppressWarnings("unchecked") // only maps made here stand on the way
  private static void write(
      Map<String, @Nullable Object> target, JsonPath path, @Nullable Object value) {
    Map<String, @Nullable Object> object = target;
    int last = path.segments().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!(path.segments().get(i) instanceof JsonPath.Segment.Property(var name))) {
        throw new IllegalStateException("path: " + path + " (expected: property names only)");
      }
      if (i == last) {
        object.put(name, value);
      } else {
        object =
            (Map<String, @Nullable Object>)
                java.util.Objects.requireNonNull(
                    object.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>()));
      }
    }
  }
}
