// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of a directive.
 *
 * @param name without the at sign
 * @param arguments its arguments
 * @param locations where it may stand, as in {@code FIELD_DEFINITION}
 * @param repeatable whether it may stand twice at one place
 * @param span where its name stands
 */
public record DirectiveDeclaration(
    String name,
    List<InputDeclaration> arguments,
    Set<String> locations,
    boolean repeatable,
    SourceSpan span) {
  /** Copies the collections. */
  public DirectiveDeclaration {
    arguments = List.copyOf(arguments);
    locations = Set.copyOf(locations);
  }

  /** The argument of a name. */
  public Optional<InputDeclaration> argument(String wanted) {
    return arguments.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
