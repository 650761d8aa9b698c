// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import graphql.language.Node;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitor;
import graphql.schema.validation.SchemaValidationError;
import graphql.schema.validation.SchemaValidationErrorCollector;
import graphql.schema.validation.SchemaValidator;
import graphql.util.TraversalControl;
import graphql.util.Traverser;
import graphql.util.TraverserContext;
import graphql.util.TraverserVisitorStub;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library's rules for schemas, type by type. The library itself goes from type to type, and
 * each of its rules looks up the whole way it came, which takes the square of the number of types.
 */
final class FlatValidation {
  private FlatValidation() {}

  /**
   * Checks a schema.
   *
   * @return what breaks a rule, with its place; empty for a good one
   */
  static List<Fault> faults(GraphQLSchema schema) {
    SchemaValidationErrorCollector errors = new SchemaValidationErrorCollector();
    List<GraphQLSchemaElement> roots = new ArrayList<>(schema.getAllTypesAsList());
    roots.addAll(schema.getDirectives());
    roots.addAll(schema.getSchemaAppliedDirectives());
    Rules rules = new Rules(new SchemaValidator().getRules(), errors);
    Traverser.<GraphQLSchemaElement>depthFirst(FlatValidation::ownParts)
        .rootVar(GraphQLSchema.class, schema)
        .rootVar(SchemaValidationErrorCollector.class, errors)
        .traverse(roots, rules);
    return List.copyOf(rules.faults);
  }

  /**
   * What breaks a rule.
   *
   * @param error as the library has it
   * @param element the part of the schema it was found at, or one around it that has a place
   */
  record Fault(SchemaValidationError error, @Nullable Node<?> element) {}

  /** What an element is made of, other types left out: each is looked at by itself. */
  private static List<GraphQLSchemaElement> ownParts(GraphQLSchemaElement element) {
    return element.getChildren().stream()
        .filter(part -> !(part instanceof GraphQLNamedType))
        .toList();
  }

  private static final class Rules extends TraverserVisitorStub<GraphQLSchemaElement> {
    private final List<GraphQLTypeVisitor> rules;
    private final SchemaValidationErrorCollector errors;
    private final List<Fault> faults = new ArrayList<>();

    Rules(List<GraphQLTypeVisitor> rules, SchemaValidationErrorCollector errors) {
      this.rules = List.copyOf(rules);
      this.errors = errors;
    }

    @Override
    public TraversalControl enter(TraverserContext<GraphQLSchemaElement> context) {
      rules.forEach(rule -> context.thisNode().accept(context, rule));
      if (errors.getErrors().size() > faults.size()) {
        errors.getErrors().stream()
            .skip(faults.size())
            .toList()
            .forEach(error -> faults.add(new Fault(error, element(context))));
      }
      return TraversalControl.CONTINUE;
    }

    private static @Nullable Node<?> element(TraverserContext<GraphQLSchemaElement> context) {
      for (TraverserContext<GraphQLSchemaElement> at = context;
          at != null && !at.isRootContext();
          at = at.getParentContext()) {
        Node<?> node = definition(at.thisNode());
        if (node != null && node.getSourceLocation() != null) {
          return node;
        }
      }
      return null;
    }

    private static @Nullable Node<?> definition(GraphQLSchemaElement element) {
      return element instanceof GraphQLNamedSchemaElement named ? named.getDefinition() : null;
    }
  }
}
