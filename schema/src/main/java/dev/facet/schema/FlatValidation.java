// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitor;
import graphql.schema.validation.InvalidSchemaException;
import graphql.schema.validation.SchemaValidationErrorCollector;
import graphql.schema.validation.SchemaValidator;
import graphql.util.TraversalControl;
import graphql.util.Traverser;
import graphql.util.TraverserContext;
import graphql.util.TraverserVisitorStub;
import java.util.ArrayList;
import java.util.List;

/**
 * The library's rules for schemas, type by type. The library itself goes from type to type, and
 * each of its rules looks up the whole way it came, which takes the square of the number of types.
 */
final class FlatValidation {
  private FlatValidation() {}

  /**
   * Checks a schema.
   *
   * @throws InvalidSchemaException where it breaks a rule
   */
  static void check(GraphQLSchema schema) {
    SchemaValidationErrorCollector errors = new SchemaValidationErrorCollector();
    List<GraphQLSchemaElement> roots = new ArrayList<>(schema.getAllTypesAsList());
    roots.addAll(schema.getDirectives());
    roots.addAll(schema.getSchemaAppliedDirectives());
    Traverser.<GraphQLSchemaElement>depthFirst(FlatValidation::ownParts)
        .rootVar(GraphQLSchema.class, schema)
        .rootVar(SchemaValidationErrorCollector.class, errors)
        .traverse(roots, new Rules(new SchemaValidator().getRules()));
    if (!errors.getErrors().isEmpty()) {
      throw new InvalidSchemaException(errors.getErrors());
    }
  }

  /** What an element is made of, other types left out: each is looked at by itself. */
  private static List<GraphQLSchemaElement> ownParts(GraphQLSchemaElement element) {
    return element.getChildren().stream()
        .filter(part -> !(part instanceof GraphQLNamedType))
        .toList();
  }

  private static final class Rules extends TraverserVisitorStub<GraphQLSchemaElement> {
    private final List<GraphQLTypeVisitor> rules;

    Rules(List<GraphQLTypeVisitor> rules) {
      this.rules = List.copyOf(rules);
    }

    @Override
    public TraversalControl enter(TraverserContext<GraphQLSchemaElement> context) {
      rules.forEach(rule -> context.thisNode().accept(context, rule));
      return TraversalControl.CONTINUE;
    }
  }
}
