// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many items the lists of introspection have in one schema.
 *
 * @param lists by the name of the field
 */
record IntrospectionSizes(Map<String, Size> lists) {
  /** Where sizes do not matter: each list has one item. */
  static final IntrospectionSizes ONE = new IntrospectionSizes(Map.of());

  private static final Size SINGLE = new Size(1, 1);

  /**
   * The size of the lists of one name.
   *
   * @param mean of all that have such a list
   * @param max of the longest
   */
  record Size(double mean, double max) {}

  static IntrospectionSizes of(GraphQLSchema schema) {
    Counter counter = new Counter();
    List<GraphQLNamedType> types = schema.getAllTypesAsList();
    types.forEach(type -> counter.add(type, schema));
    schema.getDirectives().forEach(one -> counter.add("args", one.getArguments().size()));
    Map<String, Size> lists = counter.sizes(types.size());
    lists.put("types", new Size(types.size(), types.size()));
    lists.put("directives", new Size(schema.getDirectives().size(), schema.getDirectives().size()));
    return new IntrospectionSizes(Map.copyOf(lists));
  }

  /**
   * How many values a field has: 1 where it is no list, or an empty one.
   *
   * @param mean whether that of all lists together counts, not the longest one
   */
  double of(String field, boolean mean) {
    Size size = lists.getOrDefault(field, SINGLE);
    return Math.max(1, mean ? size.mean : size.max);
  }

  private static final class Counter {
    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Integer> longest = new HashMap<>();

    void add(GraphQLNamedType type, GraphQLSchema schema) {
      switch (type) {
        case GraphQLObjectType object -> {
          addFields(object.getFieldDefinitions());
          add("interfaces", object.getInterfaces().size());
        }
        case GraphQLInterfaceType some -> {
          addFields(some.getFieldDefinitions());
          add("interfaces", some.getInterfaces().size());
          add(
              "possibleTypes",
              Objects.requireNonNullElse(schema.getImplementations(some), List.of()).size());
        }
        case GraphQLUnionType some -> add("possibleTypes", some.getTypes().size());
        case GraphQLInputObjectType input -> add("inputFields", input.getFields().size());
        case GraphQLEnumType some -> add("enumValues", some.getValues().size());
        default -> {}
      }
    }

    void add(String list, int size) {
      totals.merge(list, size, Integer::sum);
      longest.merge(list, size, Math::max);
    }

    private void addFields(List<GraphQLFieldDefinition> definitions) {
      add("fields", definitions.size());
      definitions.forEach(field -> add("args", field.getArguments().size()));
    }

    Map<String, Size> sizes(double types) {
      double fields = Math.max(1, totals.getOrDefault("fields", 0));
      Map<String, Size> sizes = new HashMap<>();
      totals.forEach((list, total) ->
          sizes.put(
              list,
              new Size(
                  total / (list.equals("args") ? fields : types), longest.getOrDefault(list, 1))));
      return sizes;
    }
  }
}
