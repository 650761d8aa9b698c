// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;

/** Which types may stand for others (GraphQL specification, IsValidImplementationFieldType). */
record Subtypes(SdlDocument document) {
  boolean isSubtype(Type<?> type, Type<?> demanded) {
    if (type instanceof NonNullType some) {
      return isSubtype(
          some.getType(), demanded instanceof NonNullType other ? other.getType() : demanded);
    }
    if (type instanceof ListType list) {
      return demanded instanceof ListType other && isSubtype(list.getType(), other.getType());
    }
    return type instanceof TypeName name
        && demanded instanceof TypeName other
        && isNamedSubtype(name.getName(), other.getName());
  }

  private boolean isNamedSubtype(String name, String demanded) {
    TypeDeclaration type = document.types().get(name);
    TypeDeclaration other = document.types().get(demanded);
    return name.equals(demanded)
        || (type != null && type.interfaces().stream().anyMatch(use -> use.name().equals(demanded)))
        || (other != null && other.members().stream().anyMatch(use -> use.name().equals(name)));
  }
}
