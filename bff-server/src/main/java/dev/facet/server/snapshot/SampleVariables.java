// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.document.SampleValues;
import dev.facet.server.document.DocumentText;
import graphql.execution.TypeFromAST;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NonNullType;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Variables to begin with for an operation: its defaults, and a value of the right kind for each
 * variable that must have one. What may be left out is left out.
 */
final class SampleVariables {
  private static final SampleValues VALUES = new SampleValues(1, "1", "", 0);

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
        DocumentText.parse(document).getDefinitionsOfType(OperationDefinition.class);
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
      GraphQLType type = TypeFromAST.getTypeFromAST(schema, required);
      if (type != null) {
        variables.put(variable.getName(), VALUES.of(type));
      }
    }
  }

  private static @Nullable Object json(Value<?> value) {
    return switch (value) {
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case StringValue string -> string.getValue();
      case BooleanValue bool -> bool.isValue();
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
}
