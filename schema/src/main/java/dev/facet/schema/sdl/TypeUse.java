// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;

/**
 * A type where it is used: {@code [Product!]!}.
 *
 * @param name the named type inside
 * @param nonNull whether the outermost value is never null
 * @param lists how many lists are around the named type
 * @param node the parser's node
 * @param span where the name stands
 */
public record TypeUse(String name, boolean nonNull, int lists, Type<?> node, SourceSpan span) {
  static TypeUse of(Type<?> node, SdlPlaces places) {
    int lists = 0;
    Type<?> inner = node;
    while (!(inner instanceof TypeName)) {
      lists += inner instanceof ListType ? 1 : 0;
      inner = inside(inner);
    }
    TypeName name = (TypeName) inner;
    return new TypeUse(
        name.getName(), node instanceof NonNullType, lists, node, places.first(name));
  }

  /** Whether the value is a list. */
  public boolean isList() {
    return lists > 0;
  }

  private static Type<?> inside(Type<?> type) {
    return switch (type) {
      case NonNullType some -> some.getType();
      case ListType list -> list.getType();
      default -> throw new IllegalArgumentException("type: " + type + " (expected: a wrapper)");
    };
  }
}
