// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.Directive;
import java.util.List;

/**
 * A value of an enum.
 *
 * @param name its name
 * @param directives what stands on it
 * @param span where its name stands
 */
public record ValueDeclaration(String name, List<Directive> directives, SourceSpan span) {
  /** Copies the list. */
  public ValueDeclaration {
    directives = List.copyOf(directives);
  }
}
