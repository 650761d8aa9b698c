// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template and its expressions.
 *
 * @param template its compiled form; null where it has problems, which are then reported
 * @param holes its expressions, in order
 * @param span where it stands, quotes included
 * @param <T> the compiled form
 */
public record LocatedTemplate<T>(@Nullable T template, List<LocatedHole> holes, SourceSpan span) {
  /** Copies the list. */
  public LocatedTemplate {
    holes = List.copyOf(holes);
  }
}
