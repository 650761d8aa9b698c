// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document that a schema accepts uses of it, as coordinates: types, fields, arguments,
 * directives, and of inputs all that its variables may hold. A field of an interface is one of each
 * type that implements it.
 */
public final class DocumentUses {
  /** What every operation uses. */
  public static final String ANYTHING = "*";

  private final GraphQLSchema schema;
  private final Set<String> uses = new HashSet<>();

  /** Types of which a variable may hold everything. */
  private final Set<String> held = new HashSet<>();

  private DocumentUses(GraphQLSchema schema) {
    this.schema = schema;
    uses.add(ANYTHING);
  }

  /** The coordinates that a document uses. */
  public static Set<String> of(Document document, GraphQLSchema schema) {
    DocumentUses found = new DocumentUses(schema);
    for (Definition<?> definition : document.getDefinitions()) {
      switch (definition) {
        case OperationDefinition operation -> found.operation(operation);
        case FragmentDefinition fragment -> {
          found.directives(fragment.getDirectives());
          found.condition(fragment.getTypeCondition(), fragment.getSelectionSet());
        }
        default -> {}
      }
    }
    return found.uses;
  }

  /** What an operation uses that asks whether an object is of a type. */
  static String condition(String type) {
    return "... on " + type;
  }

  private void operation(OperationDefinition operation) {
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      directives(variable.getDirectives());
      graphql.language.Type<?> type = variable.getType();
      while (!(type instanceof TypeName)) {
        type = (graphql.language.Type<?>) type.getChildren().getFirst();
      }
      mayHold(schema.getType(((TypeName) type).getName()));
    }
    directives(operation.getDirectives());
    select(
        operation.getSelectionSet(),
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        });
  }

  /** All that a variable may hold. */
  private void mayHold(@Nullable GraphQLType type) {
    if (!(type instanceof GraphQLNamedType named) || !held.add(named.getName())) {
      return;
    }
    uses.add(named.getName());
    switch (named) {
      case GraphQLEnumType values ->
          values.getValues().forEach(value -> uses.add(named.getName() + "." + value.getName()));
      case GraphQLInputObjectType input -> {
        for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
          uses.add(named.getName() + "." + field.getName());
          mayHold(GraphQLTypeUtil.unwrapAll(field.getType()));
        }
      }
      default -> {}
    }
  }

  private void select(@Nullable SelectionSet selections, @Nullable GraphQLCompositeType parent) {
    if (selections == null || parent == null) {
      return;
    }
    uses.add(parent.getName());
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> field(field, parent);
        case InlineFragment fragment -> {
          directives(fragment.getDirectives());
          if (fragment.getTypeCondition() == null) {
            select(fragment.getSelectionSet(), parent);
          } else {
            condition(fragment.getTypeCondition(), fragment.getSelectionSet());
          }
        }
        case FragmentSpread spread -> directives(spread.getDirectives());
        default -> {}
      }
    }
  }

  private void condition(TypeName type, SelectionSet selections) {
    uses.add(condition(type.getName()));
    if (schema.getType(type.getName()) instanceof GraphQLCompositeType on) {
      select(selections, on);
    }
  }

  private void field(Field field, GraphQLCompositeType parent) {
    directives(field.getDirectives());
    GraphQLFieldDefinition definition =
        parent instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    if (definition == null) {
      return;
    }
    uses.add(parent.getName() + "." + field.getName());
    arguments(
        parent.getName() + "." + field.getName(), field.getArguments(), definition.getArguments());
    if (parent instanceof GraphQLInterfaceType shared) {
      List<GraphQLObjectType> types =
          Objects.requireNonNullElse(schema.getImplementations(shared), List.of());
      for (GraphQLObjectType type : types) {
        String place = type.getName() + "." + field.getName();
        uses.add(place);
        arguments(place, field.getArguments(), definition.getArguments());
      }
    }
    GraphQLNamedType given = GraphQLTypeUtil.unwrapAll(definition.getType());
    uses.add(given.getName());
    if (given instanceof GraphQLCompositeType composite) {
      select(field.getSelectionSet(), composite);
    }
  }

  private void directives(List<Directive> directives) {
    for (Directive directive : directives) {
      GraphQLDirective definition = schema.getDirective(directive.getName());
      if (definition != null) {
        String place = "@" + directive.getName();
        uses.add(place);
        arguments(place, directive.getArguments(), definition.getArguments());
      }
    }
  }

  private void arguments(String place, List<Argument> given, List<GraphQLArgument> known) {
    for (Argument argument : given) {
      uses.add(place + "(" + argument.getName() + ":)");
      known.stream()
          .filter(each -> each.getName().equals(argument.getName()))
          .forEach(each -> value(argument.getValue(), GraphQLTypeUtil.unwrapAll(each.getType())));
    }
  }

  private void value(Value<?> value, GraphQLNamedType type) {
    uses.add(type.getName());
    switch (value) {
      case ArrayValue list -> list.getValues().forEach(each -> value(each, type));
      case EnumValue name -> uses.add(type.getName() + "." + name.getName());
      case ObjectValue object when type instanceof GraphQLInputObjectType input -> {
        for (ObjectField field : object.getObjectFields()) {
          GraphQLInputObjectField definition = input.getFieldDefinition(field.getName());
          uses.add(type.getName() + "." + field.getName());
          if (definition != null) {
            value(field.getValue(), GraphQLTypeUtil.unwrapAll(definition.getType()));
          }
        }
      }
      default -> {}
    }
  }
}
