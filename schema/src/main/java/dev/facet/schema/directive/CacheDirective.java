// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.TextTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code @cache}: what a call loads is kept.
 *
 * @param span the directive's name
 * @param ttl for how long; null where it is missing or wrong, which is reported
 * @param swr for how long after that while a newer one is asked for; null for not at all
 * @param open whether it is kept for everybody
 * @param scopeSpan where the scope is said; the directive's name where it is not
 * @param tags what it is dropped by
 */
public record CacheDirective(
    SourceSpan span,
    @Nullable Duration ttl,
    @Nullable Duration swr,
    boolean open,
    SourceSpan scopeSpan,
    List<LocatedTemplate<TextTemplate>> tags) {
  /** Copies the list. */
  public CacheDirective {
    tags = List.copyOf(tags);
  }

  /** The expressions of its tags. */
  public List<LocatedHole> holes() {
    return holes(tags);
  }

  static List<LocatedHole> holes(List<LocatedTemplate<TextTemplate>> tags) {
    List<LocatedHole> holes = new ArrayList<>();
    tags.forEach(tag -> holes.addAll(tag.holes()));
    return holes;
  }
}
