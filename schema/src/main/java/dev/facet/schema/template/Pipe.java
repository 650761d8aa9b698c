// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import org.jspecify.annotations.Nullable;

/** One step of an expression: a function of a closed list. The helper of this room writes it. */
@FunctionalInterface
public interface Pipe {
  /**
   * Applies the function.
   *
   * @param value plain Java, as described for this package
   */
  @Nullable Object apply(@Nullable Object value);
}
