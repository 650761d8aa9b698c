// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import java.util.List;

/** Turns the parser's nodes into declarations. */
final class DeclarationReader {
  private final SdlPlaces places;

  DeclarationReader(SdlPlaces places) {
    this.places = places;
  }

  TypeDeclaration type(TypeDefinition<?> node) {
    return switch (node) {
      case ImplementingTypeDefinition<?> type -> implementing(type);
      case InputObjectTypeDefinition input ->
          type(node, Kind.INPUT, inputs(input.getInputValueDefinitions()), List.of(), List.of());
      case EnumTypeDefinition some ->
          type(node, Kind.ENUM, List.of(), values(some.getEnumValueDefinitions()), List.of());
      case UnionTypeDefinition union ->
          type(node, Kind.UNION, List.of(), List.of(), uses(union.getMemberTypes()));
      default -> type(node, Kind.SCALAR, List.of(), List.of(), List.of());
    };
  }

  InputDeclaration input(InputValueDefinition node) {
    return new InputDeclaration(
        node.getName(),
        TypeUse.of(node.getType(), places),
        node.getDefaultValue(),
        node.getDirectives(),
        places.name(node));
  }

  private TypeDeclaration implementing(ImplementingTypeDefinition<?> node) {
    return new TypeDeclaration(
        node.getName(),
        node instanceof ObjectTypeDefinition ? Kind.OBJECT : Kind.INTERFACE,
        places.name(node),
        node.getFieldDefinitions().stream().map(this::field).toList(),
        List.of(),
        List.of(),
        List.of(),
        uses(node.getImplements()),
        node.getDirectives());
  }

  private TypeDeclaration type(
      TypeDefinition<?> node,
      Kind kind,
      List<InputDeclaration> inputs,
      List<ValueDeclaration> values,
      List<TypeUse> members) {
    SourceSpan span = places.name(node);
    return new TypeDeclaration(
        node.getName(),
        kind,
        span,
        List.of(),
        inputs,
        values,
        members,
        List.of(),
        node.getDirectives());
  }

  private FieldDeclaration field(FieldDefinition node) {
    return new FieldDeclaration(
        node.getName(),
        TypeUse.of(node.getType(), places),
        inputs(node.getInputValueDefinitions()),
        node.getDirectives(),
        places.name(node));
  }

  private List<InputDeclaration> inputs(List<InputValueDefinition> nodes) {
    return nodes.stream().map(this::input).toList();
  }

  private List<ValueDeclaration> values(List<EnumValueDefinition> nodes) {
    return nodes.stream()
        .map(node -> new ValueDeclaration(node.getName(), node.getDirectives(), places.name(node)))
        .toList();
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private List<TypeUse> uses(List<? extends Type> nodes) {
    return nodes.stream().map(node -> TypeUse.of((Type<?>) node, places)).toList();
  }
}
