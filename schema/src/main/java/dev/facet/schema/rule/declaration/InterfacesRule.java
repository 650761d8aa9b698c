// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.sdl.TypeUse;
import graphql.language.AstPrinter;
import graphql.language.NonNullType;
import graphql.language.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Types have what the interfaces demand that they implement (GraphQL specification,
 * IsValidImplementation).
 */
final class InterfacesRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    document.types().values().forEach(type -> new Implementing(type, document, findings).check());
  }

  private record Implementing(TypeDeclaration type, SdlDocument document, SchemaFindings findings) {
    void check() {
      Set<String> seen = new HashSet<>();
      for (TypeUse use : type.interfaces()) {
        TypeDeclaration implemented = document.types().get(use.name());
        if (!seen.add(use.name())) {
          continue; // said by the rule of names that are there twice
        }
        if (use.name().equals(type.name())) {
          error(type.name() + " implements itself", use.span(), "");
        } else if (implemented != null && implemented.kind() == Kind.INTERFACE) {
          check(implemented, use);
        }
      }
    }

    private void check(TypeDeclaration implemented, TypeUse use) {
      for (TypeUse further : implemented.interfaces()) {
        if (further.name().equals(type.name())) {
          error(type.name() + " and " + use.name() + " implement each other", use.span(), "");
        } else if (!implementsIt(type, further.name())) {
          error(
              type.name()
                  + " does not implement "
                  + further.name()
                  + ", which "
                  + use.name()
                  + " implements",
              use.span(),
              "write implements " + further.name() + " & " + use.name());
        }
      }
      implemented.fields().forEach(demanded -> check(implemented, demanded, use));
    }

    private void check(TypeDeclaration implemented, FieldDeclaration demanded, TypeUse use) {
      FieldDeclaration field = type.field(demanded.name()).orElse(null);
      if (field == null) {
        missing(implemented, demanded, use);
        return;
      }
      if (!isSubtype(field.type().node(), demanded.type().node())) {
        differs(type.name() + "." + field.name(), field.type(), demanded.type(), implemented);
      }
      for (InputDeclaration wanted : demanded.arguments()) {
        field
            .argument(wanted.name())
            .ifPresentOrElse(
                given -> same(implemented, field, given, wanted),
                () -> missing(implemented, field, wanted));
      }
      field.arguments().stream()
          // The library that builds the schema rejects them with a default value too.
          .filter(given -> given.type().node() instanceof NonNullType)
          .filter(given -> demanded.argument(given.name()).isEmpty())
          .forEach(given -> additional(implemented, field, given));
    }

    private void missing(TypeDeclaration implemented, FieldDeclaration demanded, TypeUse use) {
      List<String> names = type.fields().stream().map(FieldDeclaration::name).toList();
      String near = Suggestion.hint(demanded.name(), names);
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.INVALID_SCHEMA,
                  type.name()
                      + " has no field \""
                      + demanded.name()
                      + "\", which interface "
                      + implemented.name()
                      + " demands",
                  use.span())
              .hinted(
                  near.isEmpty() ? "add " + demanded.name() + ": " + text(demanded.type()) : near)
              .relatedTo(List.of(demanded.span())));
    }

    private void missing(
        TypeDeclaration implemented, FieldDeclaration field, InputDeclaration wanted) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.INVALID_SCHEMA,
                  type.name()
                      + "."
                      + field.name()
                      + " has no argument \""
                      + wanted.name()
                      + "\", which interface "
                      + implemented.name()
                      + " demands",
                  field.span())
              .hinted("add " + wanted.name() + ": " + text(wanted.type()))
              .relatedTo(List.of(wanted.span())));
    }

    private void same(
        TypeDeclaration implemented,
        FieldDeclaration field,
        InputDeclaration given,
        InputDeclaration wanted) {
      if (!text(given.type()).equals(text(wanted.type()))) {
        String place = type.name() + "." + field.name() + ": argument " + given.name();
        differs(place, given.type(), wanted.type(), implemented);
      }
    }

    private void additional(
        TypeDeclaration implemented, FieldDeclaration field, InputDeclaration given) {
      error(
          type.name()
              + "."
              + field.name()
              + ": argument "
              + given.name()
              + " is not nullable, and interface "
              + implemented.name()
              + " does not have it",
          given.span(),
          "make it nullable");
    }

    private void differs(
        String place, TypeUse found, TypeUse demanded, TypeDeclaration implemented) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.INVALID_SCHEMA,
                  place
                      + ": "
                      + text(found)
                      + " (expected: "
                      + text(demanded)
                      + ", as in interface "
                      + implemented.name()
                      + ")",
                  found.span())
              .relatedTo(List.of(demanded.span())));
    }

    private void error(String message, SourceSpan span, String hint) {
      findings.error(SchemaCode.INVALID_SCHEMA, message, span, "", hint);
    }

    private boolean isSubtype(Type<?> found, Type<?> demanded) {
      return new Subtypes(document).isSubtype(found, demanded);
    }

    private static boolean implementsIt(TypeDeclaration type, String name) {
      return type.interfaces().stream().anyMatch(use -> use.name().equals(name));
    }

    private static String text(TypeUse use) {
      return AstPrinter.printAst(use.node());
    }
  }
}
