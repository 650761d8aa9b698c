// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import graphql.introspection.Introspection;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.InputValueDefinition;
import java.util.Arrays;
import java.util.List;

/**
 * Directives that the files define are definitions (GraphQL specification, section 3.13), and take
 * no name that has another meaning.
 */
final class DirectiveDefinitionRule implements DocumentRule {
  private static final List<String> LOCATIONS =
      Arrays.stream(Introspection.DirectiveLocation.values()).map(Enum::name).toList();

  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    document.definitions().stream()
        .filter(DirectiveDefinition.class::isInstance)
        .map(DirectiveDefinition.class::cast)
        .forEach(definition -> check(definition, document, findings));
    document.generated().forEach(definition -> checkGenerated(definition, findings));
  }

  private static void check(
      DirectiveDefinition definition, SdlDocument document, SchemaFindings findings) {
    SourceSpan span = document.places().name(definition);
    String name = definition.getName();
    if (name.startsWith("__")) {
      findings.error(
          SchemaCode.INVALID_SCHEMA,
          "name: @" + name + " (expected: not two underscores first)",
          span);
    }
    if (SchemaDirectives.isReserved(name)) {
      findings.error(
          SchemaCode.NOT_AVAILABLE,
          "@" + name + " is not available in this version",
          span,
          "a definition does not bring it",
          "give the directive another name");
    }
    DirectiveDeclaration declared = document.directives().get(name);
    if (declared != null && !SchemaDirectives.isCompatible(declared)) {
      other(name, "GraphQL", span, "leave it out: @" + name + " is there without it", findings);
    }
    definition
        .getDirectiveLocations()
        .forEach(location -> checkLocation(location, document, findings));
    definition
        .getInputValueDefinitions()
        .forEach(argument -> checkOwnUse(name, argument, document, findings));
  }

  private static void checkGenerated(DirectiveDeclaration definition, SchemaFindings findings) {
    if (!SchemaDirectives.isCompatible(definition)) {
      other(
          definition.name(),
          "Facet",
          definition.span(),
          "write the file again with facet schema directives, or give the directive another name",
          findings);
    }
  }

  private static void other(
      String name, String owner, SourceSpan span, String hint, SchemaFindings findings) {
    findings.error(
        SchemaCode.REDEFINED,
        "directive @" + name + " is " + owner + "'s, and defined in another way here",
        span,
        "",
        hint);
  }

  private static void checkLocation(
      DirectiveLocation location, SdlDocument document, SchemaFindings findings) {
    if (!LOCATIONS.contains(location.getName())) {
      String near = Suggestion.hint(location.getName(), LOCATIONS);
      findings.error(
          SchemaCode.INVALID_SCHEMA,
          "unknown location \"" + location.getName() + "\"",
          document.places().first(location),
          "",
          near.isEmpty() ? "the locations are " + String.join(", ", LOCATIONS) : near);
    }
  }

  private static void checkOwnUse(
      String name, InputValueDefinition argument, SdlDocument document, SchemaFindings findings) {
    for (Directive directive : argument.getDirectives()) {
      if (directive.getName().equals(name)) {
        findings.error(
            SchemaCode.INVALID_SCHEMA,
            "@" + name + " stands on an argument of its own definition",
            document.places().name(directive));
      }
    }
  }
}
