// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Variables to begin with for an operation: its defaults, and a value of the right kind for each
 * variable that must have one. What may be left out is left out.
 */
final class SampleVariables {
  private final GraphQLSchema schema;

  private SampleVariables(GraphQLSchema schema) {
    this.schema = schema;
  }

  /**
   * The variables of a document's first operation, indented JSON.
   *
   * @param document valid by the schema
   * @return empty where it has none to begin with
   */
  static String of(String document, GraphQLSchema schema) {
    List<OperationDefinition> operations =
        Parser.parse(document).getDefinitionsOfType(OperationDefinition.class);
    JsonObject variables = new JsonObject();
    if (!operations.isEmpty()) {
      SampleVariables samples = new SampleVariables(schema);
      operations
          .getFirst()
          .getVariableDefinitions()
          .forEach(variable -> samples.add(variable, variables));
    }
    return variables.isEmpty() ? "" : variables.encodePrettily();
  }

  private void add(VariableDefinition variable, JsonObject variables) {
    if (variable.getDefaultValue() != null) {
      variables.put(variable.getName(), json(variable.getDefaultValue()));
    } else if (variable.getType() instanceof NonNullType required) {
      variables.put(variable.getName(), sample(required.getType()));
    }
  }

  private static @Nullable Object json(Value<?> value) {
    return switch (value) {
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case StringValue string -> string.getValue();
      case BooleanValue truth -> truth.isValue();
      case EnumValue name -> name.getName();
      case ArrayValue list -> {
        JsonArray items = new JsonArray();
        list.getValues().forEach(item -> items.add(json(item)));
        yield items;
      }
      case ObjectValue object -> {
        JsonObject fields = new JsonObject();
        object
            .getObjectFields()
            .forEach(field -> fields.put(field.getName(), json(field.getValue())));
        yield fields;
      }
      default -> null;
    };
  }

  private @Nullable Object sample(Type<?> type) {
    return switch (type) {
      case NonNullType required -> sample(required.getType());
      case ListType _ -> new JsonArray();
      case TypeName name ->
          schema.getType(name.getName()) instanceof GraphQLInputType input ? sample(input) : null;
      default -> null;
    };
  }

  private @Nullable Object sample(GraphQLInputType type) {
    return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
      case GraphQLList _ -> new JsonArray();
      case GraphQLEnumType choice -> choice.getValues().getFirst().getName();
      case GraphQLInputObjectType object -> {
        JsonObject fields = new JsonObject();
        object.getFieldDefinitions().stream()
            .filter(SampleVariables::isRequired)
            .forEach(field -> fields.put(field.getName(), sample(field.getType())));
        yield fields;
      }
      case GraphQLScalarType scalar -> ofScalar(scalar.getName());
      default -> null;
    };
  }

  private static boolean isRequired(GraphQLInputObjectField field) {
    return field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue();
  }

  private static @Nullable Object ofScalar(String name) {
    return switch (name) {
      case "ID" -> "1";
      case "String" -> "";
      case "Int" -> 1;
      case "Float" -> 1.5;
      case "Boolean" -> true;
      default -> null;
    };
  }
}
