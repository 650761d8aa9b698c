// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.Directive;
import graphql.language.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An argument, or a field of an input object.
 *
 * @param name its name
 * @param type its type
 * @param fallback the default value; null for none
 * @param directives what stands on it
 * @param span where its name stands
 */
public record InputDeclaration(
    String name,
    TypeUse type,
    @Nullable Value<?> fallback,
    List<Directive> directives,
    SourceSpan span) {
  /** Copies the list. */
  public InputDeclaration {
    directives = List.copyOf(directives);
  }

  /** Whether a value must be given. */
  public boolean required() {
    return type.nonNull() && fallback == null;
  }
}
