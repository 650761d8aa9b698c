// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Input values where any value of a type will do: the first value of an enum, the required fields
 * of an object, the first field of a {@code @oneOf}.
 *
 * @param number for Int and Float
 * @param id for ID
 * @param string for String and for scalars beyond those of the specification
 * @param items how long lists are, 0 or more
 */
public record SampleValues(int number, String id, String string, int items) {
  /** A value of an input type, as JSON has it. */
  public Object of(GraphQLType type) {
    return switch (type) {
      case GraphQLNonNull required -> of(required.getWrappedType());
      case GraphQLList list ->
          items == 0 ? List.of() : Collections.nCopies(items, of(list.getWrappedType()));
      case GraphQLEnumType choice -> choice.getValues().getFirst().getName();
      case GraphQLInputObjectType object -> object(object);
      case GraphQLNamedType scalar -> scalar(String.valueOf(scalar.getName()));
      default -> throw new IllegalArgumentException("type: " + type + " (expected: an input type)");
    };
  }

  private Object scalar(String name) {
    return switch (name) {
      case "Int" -> number;
      case "Float" -> (double) number;
      case "Boolean" -> true;
      case "ID" -> id;
      default -> string;
    };
  }

  /** What an object must have; the language forbids that its required fields lead back to it. */
  private Map<String, Object> object(GraphQLInputObjectType type) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
      if (field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue()) {
        fields.put(field.getName(), of(field.getType()));
      }
    }
    if (fields.isEmpty() && type.isOneOf() && !type.getFieldDefinitions().isEmpty()) {
      GraphQLInputObjectField first = type.getFieldDefinitions().getFirst();
      fields.put(first.getName(), of(first.getType()));
    }
    return fields;
  }
}
