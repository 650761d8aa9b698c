// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.TextTemplate;
import java.util.List;

/**
 * {@code @invalidates}: what a mutation drops of what is kept.
 *
 * @param span the directive's name
 * @param tags by which it is found
 */
public record InvalidatesDirective(SourceSpan span, List<LocatedTemplate<TextTemplate>> tags) {
  /** Copies the list. */
  public InvalidatesDirective {
    tags = List.copyOf(tags);
  }

  /** The expressions of its tags. */
  public List<LocatedHole> holes() {
    return CacheDirective.holes(tags);
  }
}
