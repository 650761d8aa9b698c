// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.input.Suggestions;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Says what a document breaks with a field that it selects. */
final class FieldWords {
  private final GraphQLSchema schema;
  private final Suggestions suggestions;

  FieldWords(GraphQLSchema schema, Suggestions suggestions) {
    this.schema = schema;
    this.suggestions = suggestions;
  }

  /** What is wrong with a field. */
  String ofField(ValidationFinding found) {
    String name = found.name(0);
    return switch (found.key()) {
      case "FieldsOnCorrectType.unknownField" -> unknownField(name, found.name(1));
      case "ScalarLeaves.subselectionOnLeaf" ->
          found.name(1) + ": a selection of fields (expected: none, as " + name + " has no fields)";
      case "ScalarLeaves.subselectionRequired" ->
          found.name(1) + ": no selection (expected: { … } with fields of " + bare(name) + ")";
      case "OverlappingFieldsCanBeMerged.differentFields" ->
          name
              + ": both "
              + found.name(1)
              + " and "
              + found.name(2)
              + " under one name (expected: an alias for one of them)";
      case "OverlappingFieldsCanBeMerged.differentArgs" ->
          name + ": selected twice with different arguments (expected: an alias for one of them)";
      case "OverlappingFieldsCanBeMerged.differentReturnTypes" ->
          ofTypes(name, found.name(1), found.name(2));
      default -> name + ": of two types under one name (expected: an alias for one of them)";
    };
  }

  /** Fields of one name and of two types. */
  static String ofTypes(String name, String first, String second) {
    return name
        + ": of type "
        + first
        + " and of type "
        + second
        + " under one name (expected: an alias for one of them)";
  }

  private String unknownField(String field, String type) {
    String message = type + " has no field \"" + field + "\"";
    if (!(schema.getType(type) instanceof GraphQLFieldsContainer container)) {
      return schema.getType(type) instanceof GraphQLUnionType
          ? message + " (expected: ... on a member of the union)"
          : message;
    }
    String near = suggestions.add(message, field, names(container.getFieldDefinitions()));
    return near.equals(message) && container instanceof GraphQLInterfaceType some
        ? ofAnImplementation(message, field, some)
        : near;
  }

  private String ofAnImplementation(String message, String field, GraphQLInterfaceType type) {
    return Objects.requireNonNullElse(schema.getImplementations(type), List.<GraphQLObjectType>of())
        .stream()
        .filter(object -> object.getFieldDefinition(field) != null)
        .findFirst()
        .filter(_ -> suggestions == Suggestions.ON)
        .map(object -> message + ", did you mean \"... on " + object.getName() + "\"?")
        .orElse(message);
  }

  private static String bare(String type) {
    return type.replaceAll("[\\[\\]!]", "");
  }

  private static List<String> names(Collection<GraphQLFieldDefinition> fields) {
    return fields.stream().map(GraphQLFieldDefinition::getName).toList();
  }
}
