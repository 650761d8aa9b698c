// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import graphql.execution.TypeFromAST;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NonNullType;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the library does not validate of OneOf input objects (GraphQL September 2025, sections
 * "Values of Correct Type" and "All Variable Usages Are Allowed"): the one value is not null, and a
 * variable that gives it cannot be. Used once, for one valid document.
 */
final class OneOfRule {
  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Map<String, VariableDefinition> variables = new HashMap<>();
  private final Set<String> visited = new HashSet<>();
  private final Set<RequestError> faults = new LinkedHashSet<>();

  private OneOfRule(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** Whether there is anything to look for. */
  static boolean concerns(GraphQLSchema schema) {
    return schema.getAllTypesAsList().stream()
        .anyMatch(type -> type instanceof GraphQLInputObjectType input && input.isOneOf());
  }

  /** What is wrong with a document that is valid otherwise. */
  static List<RequestError> faults(GraphQLSchema schema, Document document) {
    OneOfRule rule = new OneOfRule(schema);
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> rule.fragments.put(fragment.getName(), fragment));
    document.getDefinitionsOfType(OperationDefinition.class).forEach(rule::check);
    return List.copyOf(rule.faults);
  }

  private void check(OperationDefinition operation) {
    variables.clear();
    visited.clear();
    directives(operation);
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      variables.put(variable.getName(), variable);
      check(variable.getDefaultValue(), TypeFromAST.getTypeFromAST(schema, variable.getType()));
    }
    GraphQLCompositeType root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    check(operation.getSelectionSet(), root);
  }

  private void check(@Nullable SelectionSet selections, @Nullable GraphQLType type) {
    if (selections == null || !(type instanceof GraphQLCompositeType parent)) {
      return;
    }
    for (Selection<?> selection : selections.getSelections()) {
      if (selection instanceof DirectivesContainer<?> container) {
        directives(container);
      }
      switch (selection) {
        case Field field -> check(field, parent);
        case InlineFragment inline ->
            check(inline.getSelectionSet(), on(inline.getTypeCondition(), parent));
        case FragmentSpread spread -> spread(spread);
        default -> throw new IllegalStateException("selection: " + selection.getClass());
      }
    }
  }

  private @Nullable GraphQLType on(@Nullable TypeName condition, GraphQLNamedType otherwise) {
    return condition == null ? otherwise : schema.getType(condition.getName());
  }

  private void spread(FragmentSpread spread) {
    FragmentDefinition fragment = fragments.get(spread.getName());
    if (fragment != null && visited.add(spread.getName())) {
      directives(fragment);
      check(fragment.getSelectionSet(), schema.getType(fragment.getTypeCondition().getName()));
    }
  }

  private void check(Field field, GraphQLCompositeType parent) {
    GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, parent, field.getName());
    check(field.getArguments(), definition::getArgument);
    check(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
  }

  private void directives(DirectivesContainer<?> container) {
    for (Directive directive : container.getDirectives()) {
      GraphQLDirective definition = schema.getDirective(directive.getName());
      if (definition != null) {
        check(directive.getArguments(), definition::getArgument);
      }
    }
  }

  private void check(
      List<Argument> arguments, Function<String, @Nullable GraphQLArgument> definitions) {
    for (Argument argument : arguments) {
      GraphQLArgument definition = definitions.apply(argument.getName());
      if (definition != null) {
        check(argument.getValue(), definition.getType());
      }
    }
  }

  private void check(@Nullable Value<?> value, @Nullable GraphQLType type) {
    if (value == null || type == null) {
      return;
    }
    switch (GraphQLTypeUtil.unwrapNonNull(type)) {
      case GraphQLList list -> items(value, list.getWrappedType());
      case GraphQLInputObjectType input when value instanceof ObjectValue object ->
          members(object, input);
      default -> {}
    }
  }

  private void items(Value<?> value, GraphQLType type) {
    if (value instanceof ArrayValue array) {
      array.getValues().forEach(item -> check(item, type));
    } else {
      check(value, type);
    }
  }

  private void members(ObjectValue object, GraphQLInputObjectType type) {
    for (ObjectField member : object.getObjectFields()) {
      GraphQLInputObjectField field = type.getField(member.getName());
      if (field != null) {
        if (type.isOneOf()) {
          one(member.getValue(), field, type);
        }
        check(member.getValue(), field.getType());
      }
    }
  }

  private void one(Value<?> value, GraphQLInputObjectField field, GraphQLInputObjectType type) {
    String why = ", since " + type.getName() + " is a OneOf input object)";
    if (value instanceof NullValue) {
      String place = type.getName() + "." + field.getName();
      report(place + ": null (expected: a value" + why, value);
    }
    if (value instanceof VariableReference reference) {
      VariableDefinition variable = variables.get(reference.getName());
      if (variable != null && !(variable.getType() instanceof NonNullType)) {
        String declared = AstPrinter.printAstCompact(variable.getType());
        report(
            "$" + reference.getName() + ": " + declared + " (expected: " + declared + "!" + why,
            value);
      }
    }
  }

  private void report(String message, Value<?> at) {
    faults.add(
        new RequestError(
            ErrorCode.GRAPHQL_VALIDATION_FAILED,
            message,
            Stream.ofNullable(at.getSourceLocation()).toList()));
  }
}
