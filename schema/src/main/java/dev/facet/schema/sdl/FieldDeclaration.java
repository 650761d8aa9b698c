// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.Directive;
import java.util.List;
import java.util.Optional;

/**
 * A field of an object or interface.
 *
 * @param name its name
 * @param type its type
 * @param arguments its arguments
 * @param directives what stands on it
 * @param span where its name stands
 */
public record FieldDeclaration(
    String name,
    TypeUse type,
    List<InputDeclaration> arguments,
    List<Directive> directives,
    SourceSpan span) {
  /** Copies the lists. */
  public FieldDeclaration {
    arguments = List.copyOf(arguments);
    directives = List.copyOf(directives);
  }

  /** The argument of a name. */
  public Optional<InputDeclaration> argument(String wanted) {
    return arguments.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
