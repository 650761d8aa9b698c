// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What parsing came to.
 *
 * @param value the compiled text; null where there are problems
 * @param holes every expression that could be read, in order, problems or not
 * @param problems everything that is wrong
 * @param <T> the compiled form
 */
public record Parsed<T>(@Nullable T value, List<Hole> holes, List<TemplateProblem> problems) {
  /** Copies the lists. */
  public Parsed {
    holes = List.copyOf(holes);
    problems = List.copyOf(problems);
  }
}
