// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.sdl.FieldDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.RootTypes;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeUse;
import java.util.stream.Stream;

/** The places where types are used. */
public final class TypeUses {
  private TypeUses() {}

  /** Every use in a document. */
  public static Stream<TypeUse> of(SdlDocument document) {
    return Stream.concat(
        ofRoots(document), document.types().values().stream().flatMap(TypeUses::of));
  }

  /** The uses that clients see without coming from another type: roots, arguments of directives. */
  public static Stream<TypeUse> ofRoots(SdlDocument document) {
    RootTypes roots = document.roots();
    return Stream.concat(
        Stream.of(roots.query(), roots.mutation(), roots.subscription())
            .flatMap(Stream::ofNullable),
        document.directives().values().stream()
            .flatMap(directive -> directive.arguments().stream())
            .map(InputDeclaration::type));
  }

  /** The uses inside one type. */
  public static Stream<TypeUse> of(TypeDeclaration type) {
    return Stream.of(
            type.fields().stream().flatMap(TypeUses::of),
            type.inputs().stream().map(InputDeclaration::type),
            type.members().stream(),
            type.interfaces().stream())
        .flatMap(uses -> uses);
  }

  private static Stream<TypeUse> of(FieldDeclaration field) {
    return Stream.concat(
        Stream.of(field.type()), field.arguments().stream().map(InputDeclaration::type));
  }
}
