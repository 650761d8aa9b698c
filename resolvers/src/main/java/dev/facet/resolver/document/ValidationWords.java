// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.LiteralFault;
import dev.facet.resolver.input.Suggestions;
import graphql.execution.TypeFromAST;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages for what validation finds. The library hands out the key of its rule and the names the
 * rule speaks of, by a bundle of ours that {@link #LOCALE} chooses; the rest is looked up in the
 * document and the schema.
 */
final class ValidationWords {
  /** Makes the library hand out data in place of sentences. */
  static final Locale LOCALE = Locale.of("en", "", "FACET");

  private static final Set<DirectiveLocation> EXECUTABLE =
      EnumSet.range(DirectiveLocation.QUERY, DirectiveLocation.VARIABLE_DEFINITION);

  /** Differences of types that the library does not name. */
  private static final Set<String> UNNAMED_TYPES =
      Set.of(
          "OverlappingFieldsCanBeMerged.differentNullability",
          "OverlappingFieldsCanBeMerged.differentLists");

  private static final String SEPARATOR = "\u001f";
  private final GraphQLSchema schema;
  private final Suggestions suggestions;
  private final DocumentSites sites;

  private final DefinitionWords definitions;
  private final FieldWords fields;

  ValidationWords(GraphQLSchema schema, Document document, Suggestions suggestions) {
    this.schema = schema;
    this.suggestions = suggestions;
    this.sites = DocumentSites.of(schema, document);
    this.definitions = new DefinitionWords(schema, document, suggestions);
    this.fields = new FieldWords(schema, suggestions);
  }

  /** Whether a finding is of an argument of a directive that is not there, which is found too. */
  boolean followsFromAnother(ValidationError finding) {
    String[] parts = finding.getDescription().split(SEPARATOR, -1);
    List<SourceLocation> places = places(finding, parts);
    DocumentSites.Site site = places.isEmpty() ? null : sites.at(places.getFirst());
    return parts[0].startsWith("KnownArgumentNames.")
        && site != null
        && site.owner().startsWith("@")
        && schema.getDirective(site.owner().substring(1)) == null;
  }

  /** One finding of the library for the client. */
  RequestError error(ErrorCode code, ValidationError finding) {
    String[] parts = finding.getDescription().split(SEPARATOR, -1);
    List<SourceLocation> places = places(finding, parts);
    DocumentSites.Site site = places.isEmpty() ? null : sites.at(places.getFirst());
    LiteralFault literal = site == null ? null : literal(parts[0], site);
    if (literal != null) {
      return new RequestError(
          code,
          literal.message(),
          literal.location() == null ? places : List.of(literal.location()));
    }
    if (UNNAMED_TYPES.contains(parts[0]) && places.size() == 2) {
      return new RequestError(
          code, FieldWords.ofTypes(parts[1], type(places.get(0)), type(places.get(1))), places);
    }
    ValidationFinding found =
        new ValidationFinding(parts[0], Arrays.asList(parts).subList(1, parts.length), site);
    return new RequestError(code, message(found), places);
  }

  /** The parser gives the types of fragments no place. */
  private List<SourceLocation> places(ValidationError finding, String[] parts) {
    List<SourceLocation> places = Objects.requireNonNullElse(finding.getLocations(), List.of());
    return places.isEmpty() && parts[0].equals("KnownTypeNames.unknownType")
        ? sites.ofFragmentOn(parts[1])
        : places;
  }

  /** Faults of values are looked for again, since the library does not say what it expected. */
  private @Nullable LiteralFault literal(String key, DocumentSites.Site site) {
    if (key.startsWith("ArgumentValidationUtil.") && site.node() instanceof Argument argument) {
      return literal(argument, site);
    }
    if (key.equals("ProvidedNonNullArguments.nullValue") && site.node() instanceof Field field) {
      return field.getArguments().stream()
          .flatMap(argument -> Stream.ofNullable(literal(argument, site)))
          .findFirst()
          .orElse(null);
    }
    if (key.equals("VariableDefaultValuesOfCorrectType.badDefault")
        && site.node() instanceof VariableDefinition variable
        && variable.getDefaultValue() != null) {
      GraphQLType type = TypeFromAST.getTypeFromAST(schema, variable.getType());
      String place = "$" + variable.getName() + " by default";
      return LiteralFault.find(place, type, variable.getDefaultValue(), null, suggestions);
    }
    return null;
  }

  private @Nullable LiteralFault literal(Argument argument, DocumentSites.Site site) {
    GraphQLArgument definition = site.argument(argument.getName());
    return definition == null
        ? null
        : LiteralFault.find(
            argument.getName(), definition.getType(), argument.getValue(), null, suggestions);
  }

  private String message(ValidationFinding found) {
    return switch (found.rule()) {
      case "FieldsOnCorrectType", "ScalarLeaves", "OverlappingFieldsCanBeMerged" ->
          fields.ofField(found);
      case "KnownArgumentNames",
          "ProvidedNonNullArguments",
          "UniqueArgumentNames",
          "UniqueObjectFieldName",
          "ArgumentValidationUtil" ->
          ofArgument(found);
      case "KnownDirectives",
          "UniqueDirectiveNamesPerLocation",
          "DeferDirective",
          "IncrementalDirective" ->
          ofDirective(found);
      case "FragmentsOnCompositeType",
          "KnownFragmentNames",
          "NoFragmentCycles",
          "NoUnusedFragments",
          "PossibleFragmentSpreads",
          "UniqueFragmentNames" ->
          definitions.ofFragment(found);
      case "NoUndefinedVariables",
          "NoUnusedVariables",
          "UniqueVariableNames",
          "VariablesAreInputTypes",
          "VariableDefaultValuesOfCorrectType",
          "VariableTypesMatchRule" ->
          definitions.ofVariable(found);
      default -> definitions.ofDocument(found);
    };
  }

  /** The type of the field at a place, in the words of a schema. */
  private String type(SourceLocation place) {
    DocumentSites.Site site = sites.at(place);
    String owner = site == null ? "" : site.owner();
    int dot = owner.indexOf('.');
    return dot >= 0
            && schema.getType(owner.substring(0, dot)) instanceof GraphQLFieldsContainer container
            && container.getFieldDefinition(owner.substring(dot + 1)) != null
        ? GraphQLTypeUtil.simplePrint(
            container.getFieldDefinition(owner.substring(dot + 1)).getType())
        : "another";
  }

  private String ofArgument(ValidationFinding found) {
    String name = found.name(0);
    return switch (found.key()) {
      case "KnownArgumentNames.unknownFieldArg", "KnownArgumentNames.unknownDirectiveArg" ->
          suggestions.add(
              found.owner() + " has no argument \"" + name + "\"",
              name,
              found.site() == null ? List.of() : found.site().argumentNames());
      case "ProvidedNonNullArguments.missingFieldArg",
          "ProvidedNonNullArguments.missingDirectiveArg" ->
          found.owner() + ": argument " + name + " is missing" + expected(found, name);
      case "ProvidedNonNullArguments.nullValue" -> name + ": null" + expected(found, name);
      case "UniqueArgumentNames.uniqueArgument" ->
          ValidationFinding.twice("argument \"" + name + "\"", "given");
      case "UniqueObjectFieldName.duplicateFieldName" ->
          ValidationFinding.twice("input field \"" + name + "\"", "given");
      default -> name + ": a value of another type";
    };
  }

  private static String expected(ValidationFinding found, String argument) {
    GraphQLArgument definition = found.site() == null ? null : found.site().argument(argument);
    return definition == null
        ? ""
        : " (expected: " + GraphQLTypeUtil.simplePrint(definition.getType()) + ")";
  }

  private String ofDirective(ValidationFinding found) {
    String name = found.name(0);
    return switch (found.key()) {
      case "KnownDirectives.unknownDirective" ->
          suggestions.add(
              "directive @" + name + " is not defined",
              name,
              schema.getDirectives().stream().map(directive -> directive.getName()).toList());
      case "KnownDirectives.directiveNotAllowed" ->
          "@" + name + " cannot stand here (expected: " + places(name) + ")";
      case "UniqueDirectiveNamesPerLocation.uniqueDirectives" ->
          ValidationFinding.twice("@" + name, "given");
      case "DeferDirective.labelMustBeStaticString" ->
          "label of @defer: not a constant (expected: a string)";
      case "IncrementalDirective.uniqueArgument" ->
          "label: given twice in the document (expected: each label once)";
      default -> "@defer cannot stand here (expected: below a field of a query)";
    };
  }

  private String places(String directive) {
    String places = executable(directive);
    return places.isEmpty() ? "in schema files only" : "on " + places;
  }

  private String executable(String directive) {
    return Stream.ofNullable(schema.getDirective(directive))
        .flatMap(known -> known.validLocations().stream())
        .filter(EXECUTABLE::contains)
        .map(place -> place.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
