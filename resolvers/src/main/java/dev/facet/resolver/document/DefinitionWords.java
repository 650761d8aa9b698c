// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;

/** Messages for what validation finds in fragments, variables and the document as a whole. */
final class DefinitionWords {
  private final GraphQLSchema schema;
  private final Document document;
  private final Suggestions suggestions;

  DefinitionWords(GraphQLSchema schema, Document document, Suggestions suggestions) {
    this.schema = schema;
    this.document = document;
    this.suggestions = suggestions;
  }

  String ofFragment(ValidationFinding found) {
    String name = found.name(0);
    return switch (found.key()) {
      case "FragmentsOnCompositeType.invalidInlineTypeCondition",
          "FragmentsOnCompositeType.invalidFragmentTypeCondition" ->
          "... on "
              + condition(found)
              + ": a type without fields (expected: an object, interface or union)";
      case "KnownFragmentNames.undefinedFragment" ->
          suggestions.add("fragment \"" + name + "\" is not defined", name, fragments());
      case "NoFragmentCycles.cyclesNotAllowed" -> "a fragment contains itself";
      case "NoUnusedFragments.unusedFragments" ->
          "fragment \"" + name + "\" is not used (expected: a spread of it, or its removal)";
      case "PossibleFragmentSpreads.inlineIncompatibleTypes" ->
          never("... on " + found.name(1), name, found.name(1));
      case "PossibleFragmentSpreads.fragmentIncompatibleTypes" ->
          never("..." + name, found.name(1), found.name(2));
      default -> ValidationFinding.twice("fragment \"" + name + "\"", "defined");
    };
  }

  private static String never(String spread, String parent, String type) {
    return spread + ": an object of " + parent + " is never of type " + type;
  }

  private static String condition(ValidationFinding found) {
    return switch (found.site() == null ? null : found.site().node()) {
      case InlineFragment inline when inline.getTypeCondition() != null ->
          inline.getTypeCondition().getName();
      case FragmentDefinition fragment -> fragment.getTypeCondition().getName();
      case null, default -> "a scalar, enum or input";
    };
  }

  private List<String> fragments() {
    return document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .map(FragmentDefinition::getName)
        .toList();
  }

  String ofVariable(ValidationFinding found) {
    String name = "$" + found.name(0);
    return switch (found.key()) {
      case "NoUndefinedVariables.undefinedVariable" ->
          suggestions.add(
              "variable " + name + " is not defined by the operation", found.name(0), variables());
      case "NoUnusedVariables.unusedVariable" ->
          "variable " + name + " is not used (expected: a use of it, or its removal)";
      case "UniqueVariableNames.oneVariable" ->
          ValidationFinding.twice("variable " + name, "defined");
      case "VariablesAreInputTypes.wrongType" ->
          name + ": " + found.name(1) + " (expected: a scalar, enum or input type)";
      case "VariableTypesMatchRule.unexpectedType" ->
          name + ": of type " + found.name(1) + " (expected: " + found.name(2) + ")";
      default -> "a default value of another type than its variable";
    };
  }

  private List<String> variables() {
    return document.getDefinitionsOfType(OperationDefinition.class).stream()
        .flatMap(operation -> operation.getVariableDefinitions().stream())
        .map(VariableDefinition::getName)
        .distinct()
        .toList();
  }

  String ofDocument(ValidationFinding found) {
    String name = found.name(0);
    return switch (found.key()) {
      case "KnownTypeNames.unknownType" ->
          suggestions.add(
              "type \"" + name + "\" is not defined",
              name,
              schema.getAllTypesAsList().stream().map(GraphQLNamedType::getName).toList());
      case "ExecutableDefinitions.notExecutableType",
          "ExecutableDefinitions.notExecutableDirective",
          "ExecutableDefinitions.notExecutableSchema",
          "ExecutableDefinitions.notExecutableDefinition" ->
          "a definition"
              + (name.isEmpty() ? "" : " of " + name)
              + " (expected: operations and fragments only)";
      case "KnownOperationTypes.noOperation" ->
          "the schema has no " + name.toLowerCase(Locale.ROOT) + " type";
      case "LoneAnonymousOperation.withOthers", "LoneAnonymousOperation.namedOperation" ->
          "an operation without a name beside others (expected: a name for each)";
      case "UniqueOperationNames.oneOperation" ->
          ValidationFinding.twice("operation \"" + name + "\"", "defined");
      case "SubscriptionUniqueRootField.multipleRootFields",
          "SubscriptionUniqueRootField.multipleRootFieldsWithFragment" ->
          "several root fields in a subscription (expected: exactly one)";
      case "SubscriptionIntrospectionRootField.introspectionRootField",
          "SubscriptionIntrospectionRootField.introspectionRootFieldWithFragment" ->
          found.name(1) + ": introspection in a subscription (expected: a field of the schema)";
      case "MaxQueryDepthExceeded.message" ->
          "limits.depth: " + found.name(1) + " levels of fields (expected: " + name + " at most)";
      case "MaxQueryFieldsExceeded.message" ->
          "fields: " + found.name(1) + " (expected: " + name + " at most)";
      default -> ErrorCode.GRAPHQL_VALIDATION_FAILED.meaning();
    };
  }
}
