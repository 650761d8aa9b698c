// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code String} or {@code ID} that never turns an object or a list into text. The library's own
 * scalars print them in Java's notation, which would hide a service's wrong shape from everybody.
 */
final class StrictText implements Coercing<Object, Object> {
  private final Coercing<?, ?> builtIn;
  private final String name;

  private StrictText(GraphQLScalarType type) {
    this.builtIn = type.getCoercing();
    this.name = type.getName();
  }

  /** The same schema with strict scalars, also where introspection uses them. */
  static GraphQLSchema in(GraphQLSchema schema) {
    GraphQLScalarType string = strict(Scalars.GraphQLString);
    GraphQLScalarType id = strict(Scalars.GraphQLID);
    return SchemaTransformer.transformSchema(
        schema,
        new GraphQLTypeVisitorStub() {
          @Override
          public TraversalControl visitGraphQLScalarType(
              GraphQLScalarType type, TraverserContext<GraphQLSchemaElement> context) {
            return switch (type.getName()) {
              case "String" -> changeNode(context, string);
              case "ID" -> changeNode(context, id);
              default -> TraversalControl.CONTINUE;
            };
          }
        });
  }

  private static GraphQLScalarType strict(GraphQLScalarType type) {
    return type.transform(builder -> builder.coercing(new StrictText(type)));
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    if (value instanceof Map || value instanceof Collection || value.getClass().isArray()) {
      String shape = value instanceof Map ? "an object" : "a list";
      throw new CoercingSerializeException(name + ": " + shape + " (expected: text)");
    }
    return builtIn.serialize(value, context, locale);
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return builtIn.parseValue(input, context, locale);
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return builtIn.parseLiteral(input, variables, context, locale);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return builtIn.valueToLiteral(input, context, locale);
  }
}
