// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where operations start: {@code schema { … }}, or the types with the usual names. */
final class RootTypesReader {
  private final SdlPlaces places;
  private final SchemaFindings findings;
  private final Map<String, TypeUse> named = new HashMap<>();
  private @Nullable SourceSpan definition;

  RootTypesReader(SdlPlaces places, SchemaFindings findings) {
    this.places = places;
    this.findings = findings;
  }

  void add(SchemaDefinition schema) {
    SourceSpan span = places.name(schema);
    if (!(schema instanceof SchemaExtensionDefinition)) {
      define(span);
    }
    for (OperationTypeDefinition operation : schema.getOperationTypeDefinitions()) {
      TypeUse type = TypeUse.of(operation.getTypeName(), places);
      if (named.putIfAbsent(operation.getName(), type) != null) {
        findings.error(
            SchemaCode.REDEFINED, operation.getName() + " given twice", places.first(operation));
      }
    }
  }

  private void define(SourceSpan span) {
    if (definition != null) {
      findings.error(SchemaCode.REDEFINED, "schema defined twice", span);
    }
    definition = span;
  }

  RootTypes roots(Map<String, TypeDeclaration> types) {
    RootTypes roots =
        new RootTypes(
            root("query", "Query", types),
            root("mutation", "Mutation", types),
            root("subscription", "Subscription", types));
    Map<String, TypeUse> seen = new HashMap<>();
    Stream.of(roots.query(), roots.mutation(), roots.subscription())
        .filter(Objects::nonNull)
        .forEach(root -> distinct(root, seen));
    return roots;
  }

  /** GraphQL specification, section 3.3.1. */
  private void distinct(TypeUse root, Map<String, TypeUse> seen) {
    TypeUse earlier = seen.putIfAbsent(root.name(), root);
    if (earlier != null) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.INVALID_SCHEMA,
                  root.name() + " is the root of two kinds of operations (expected: one each)",
                  root.span())
              .hinted("define a type of its own for each of query, mutation and subscription")
              .relatedTo(List.of(earlier.span())));
    }
  }

  private @Nullable TypeUse root(
      String operation, String usual, Map<String, TypeDeclaration> types) {
    TypeUse given = named.get(operation);
    TypeDeclaration type = types.get(usual);
    if (given != null || definition != null || type == null) {
      return given;
    }
    return new TypeUse(usual, false, 0, new TypeName(usual), type.span());
  }
}
