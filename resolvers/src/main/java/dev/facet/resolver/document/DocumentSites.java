// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static java.util.Comparator.comparingInt;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in a document, with what the schema says of it. Made for documents with faults
 * only, once for all of them; takes time in proportion to the text.
 */
final class DocumentSites {
  private final GraphQLSchema schema;
  private final Map<SourceLocation, Site> sites = new HashMap<>();

  private DocumentSites(GraphQLSchema schema) {
    this.schema = schema;
  }

  /**
   * A field, directive, argument, fragment or variable of the document.
   *
   * @param owner what has the arguments, such as {@code Query.product} or {@code @include}; empty
   *     where the schema does not know it
   * @param arguments those that the owner has
   */
  record Site(Node<?> node, String owner, List<GraphQLArgument> arguments) {
    List<String> argumentNames() {
      return arguments.stream().map(GraphQLArgument::getName).toList();
    }

    @Nullable GraphQLArgument argument(String name) {
      return arguments.stream()
          .filter(argument -> argument.getName().equals(name))
          .findFirst()
          .orElse(null);
    }
  }

  static DocumentSites of(GraphQLSchema schema, Document document) {
    DocumentSites sites = new DocumentSites(schema);
    for (Definition<?> definition : document.getDefinitions()) {
      sites.definition(definition);
    }
    return sites;
  }

  /** What stands at a place; null for nothing that errors are about. */
  @Nullable Site at(SourceLocation place) {
    return sites.get(place);
  }

  /** The fragments on a type, by its name. */
  List<SourceLocation> ofFragmentOn(String type) {
    return sites.entrySet().stream()
        .filter(entry -> isOn(type, entry.getValue().node()))
        .map(Map.Entry::getKey)
        .sorted(comparingInt(SourceLocation::getLine).thenComparingInt(SourceLocation::getColumn))
        .limit(1)
        .toList();
  }

  private static boolean isOn(String type, Node<?> node) {
    return switch (node) {
      case FragmentDefinition fragment -> fragment.getTypeCondition().getName().equals(type);
      case InlineFragment inline ->
          inline.getTypeCondition() != null && inline.getTypeCondition().getName().equals(type);
      default -> false;
    };
  }

  private void definition(Definition<?> definition) {
    switch (definition) {
      case OperationDefinition operation -> {
        directives(operation.getDirectives());
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
          note(variable, "", List.of());
          directives(variable.getDirectives());
        }
        selections(operation.getSelectionSet(), root(operation));
      }
      case FragmentDefinition fragment -> {
        note(fragment, "", List.of());
        directives(fragment.getDirectives());
        selections(fragment.getSelectionSet(), type(fragment.getTypeCondition()));
      }
      default -> {}
    }
  }

  private @Nullable GraphQLType root(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    };
  }

  private @Nullable GraphQLType type(@Nullable TypeName name) {
    return name == null ? null : schema.getType(name.getName());
  }

  private void selections(@Nullable SelectionSet selections, @Nullable GraphQLType parent) {
    if (selections == null) {
      return;
    }
    selections
        .getSelections()
        .forEach(selection -> {
          switch (selection) {
            case Field field -> field(field, parent);
            case InlineFragment inline -> {
              note(inline, "", List.of());
              directives(inline.getDirectives());
              GraphQLType condition = type(inline.getTypeCondition());
              selections(inline.getSelectionSet(), condition == null ? parent : condition);
            }
            case FragmentSpread spread -> directives(spread.getDirectives());
            default -> {}
          }
        });
  }

  private void field(Field field, @Nullable GraphQLType parent) {
    GraphQLFieldDefinition definition = definition(parent, field.getName());
    if (definition == null || !(parent instanceof GraphQLCompositeType composite)) {
      note(field, "", List.of());
    } else {
      String owner = composite.getName() + "." + field.getName();
      note(field, owner, definition.getArguments());
      arguments(field.getArguments(), owner, definition.getArguments());
    }
    directives(field.getDirectives());
    selections(
        field.getSelectionSet(),
        definition == null ? null : GraphQLTypeUtil.unwrapAll(definition.getType()));
  }

  private @Nullable GraphQLFieldDefinition definition(@Nullable GraphQLType parent, String name) {
    if (name.equals(Introspection.TypeNameMetaFieldDef.getName())) {
      return Introspection.TypeNameMetaFieldDef;
    }
    if (parent != null && parent.equals(schema.getQueryType())) {
      for (GraphQLFieldDefinition root : introspection()) {
        if (root.getName().equals(name)) {
          return root;
        }
      }
    }
    return parent instanceof GraphQLFieldsContainer container
        ? container.getFieldDefinition(name)
        : null;
  }

  /** The library's own look-up fails for names that it does not know. */
  private List<GraphQLFieldDefinition> introspection() {
    return List.of(
        schema.getIntrospectionSchemaFieldDefinition(),
        schema.getIntrospectionTypeFieldDefinition());
  }

  private void directives(List<Directive> directives) {
    for (Directive directive : directives) {
      GraphQLDirective definition = schema.getDirective(directive.getName());
      List<GraphQLArgument> arguments = definition == null ? List.of() : definition.getArguments();
      note(directive, "@" + directive.getName(), arguments);
      arguments(directive.getArguments(), "@" + directive.getName(), arguments);
    }
  }

  private void arguments(List<Argument> given, String owner, List<GraphQLArgument> known) {
    given.forEach(argument -> note(argument, owner, known));
  }

  private void note(Node<?> node, String owner, List<GraphQLArgument> arguments) {
    if (node.getSourceLocation() != null) {
      sites.putIfAbsent(node.getSourceLocation(), new Site(node, owner, arguments));
    }
  }
}
