// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.SDLDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Merges the definitions of all files: extensions into their types, {@code schema} into roots. */
final class DocumentMerger {
  private final SdlPlaces places;
  private final SchemaFindings findings;
  private final boolean complete;
  private final DeclarationReader reader;
  private final Map<String, TypeDeclaration> types = new LinkedHashMap<>();
  private final Map<String, DirectiveDeclaration> directives = new LinkedHashMap<>();
  private final List<TypeDefinition<?>> extensions = new ArrayList<>();
  private final RootTypesReader roots;

  DocumentMerger(SdlPlaces places, SchemaFindings findings, boolean complete) {
    this.places = places;
    this.findings = findings;
    this.complete = complete;
    this.reader = new DeclarationReader(places);
    this.roots = new RootTypesReader(places, findings);
  }

  /**
   * Merges.
   *
   * @param generated definitions of Facet's own directives, which are left out
   */
  SdlDocument merge(List<SDLDefinition<?>> definitions, List<DirectiveDefinition> generated) {
    for (SDLDefinition<?> definition : definitions) {
      switch (definition) {
        case SchemaDefinition schema -> roots.add(schema);
        case DirectiveDefinition directive -> add(directive);
        case TypeDefinition<?> type when type instanceof SDLExtensionDefinition ->
            extensions.add(type);
        case TypeDefinition<?> type -> add(type);
        default -> {}
      }
    }
    extensions.forEach(this::extend);
    return new SdlDocument(
        types,
        directives,
        generated.stream().map(this::declaration).toList(),
        roots.roots(types),
        definitions,
        places,
        complete);
  }

  private DirectiveDeclaration declaration(DirectiveDefinition node) {
    return new DirectiveDeclaration(
        node.getName(),
        node.getInputValueDefinitions().stream().map(reader::input).toList(),
        node.getDirectiveLocations().stream()
            .map(DirectiveLocation::getName)
            .collect(Collectors.toSet()),
        node.isRepeatable(),
        places.name(node));
  }

  private void add(DirectiveDefinition node) {
    if (directives.putIfAbsent(node.getName(), declaration(node)) != null) {
      findings.error(
          SchemaCode.REDEFINED,
          "directive @" + node.getName() + " defined twice",
          places.name(node));
    }
  }

  private void add(TypeDefinition<?> node) {
    TypeDeclaration type = reader.type(node);
    TypeDeclaration earlier = types.putIfAbsent(type.name(), type);
    if (earlier != null) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.REDEFINED, "type " + type.name() + " defined twice", type.span())
              .hinted("write extend " + keyword(node) + " " + type.name() + ", or another name")
              .relatedTo(List.of(earlier.span())));
    }
  }

  private void extend(TypeDefinition<?> node) {
    TypeDeclaration extension = reader.type(node);
    TypeDeclaration base = types.get(extension.name());
    if (base == null) {
      missingBase(extension, keyword(node));
    } else if (base.kind() != extension.kind()) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.WRONG_KIND,
                  base.name() + " is " + base.kind().words() + ", not " + extension.kind().words(),
                  extension.span())
              .relatedTo(List.of(base.span())));
    } else {
      types.put(base.name(), base.with(extension));
    }
  }

  private void missingBase(TypeDeclaration extension, String keyword) {
    if (!complete) {
      return;
    }
    String near = Suggestion.hint(extension.name(), types.keySet());
    findings.error(
        SchemaCode.UNDEFINED_TYPE,
        "extension of undefined type \"" + extension.name() + "\"",
        extension.span(),
        "",
        near.isEmpty() ? "write " + keyword + " " + extension.name() + " without extend" : near);
  }

  private String keyword(TypeDefinition<?> node) {
    SourceSpan name = places.name(node);
    String before = name.source().text().substring(0, name.start()).stripTrailing();
    int start = before.length();
    while (start > 0 && Character.isLetter(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }
}
