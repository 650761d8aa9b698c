// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.template.Hole;
import dev.facet.schema.template.Pipe;

/** Questions that several rules ask about templates. */
public final class Templates {
  private Templates() {}

  /** Whether a template is exactly one expression, and so can be null. */
  public static boolean isOneExpression(LocatedTemplate<?> template) {
    if (template.holes().size() != 1) {
      return false;
    }
    LocatedHole hole = template.holes().getFirst();
    int length = hole.literal().value().length();
    return hole.hole().range().start() == 0 && hole.hole().range().end() == length;
  }

  /** Whether an expression makes one string of a list or an object. */
  public static boolean makesText(LocatedHole hole) {
    return hole.hole().expression().pipes().stream()
        .anyMatch(pipe -> pipe instanceof Pipe.Joined || pipe instanceof Pipe.AsJson);
  }

  /** Whether an expression has a value where nothing else gives one. */
  public static boolean hasFallback(LocatedHole hole) {
    return hole.hole().expression().pipes().stream().anyMatch(Pipe.Fallback.class::isInstance);
  }

  /** Whether an expression stands in a URL. */
  public static boolean isInUrl(LocatedHole hole) {
    return hole.hole().place() != Hole.Place.TEXT;
  }
}
