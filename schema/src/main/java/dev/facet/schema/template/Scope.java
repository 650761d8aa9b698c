// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import org.jspecify.annotations.Nullable;

/** What expressions can see while they are evaluated. */
@FunctionalInterface
public interface Scope {
  /**
   * A value.
   *
   * @param root where to start
   * @param path the way from there
   * @return plain Java, as described for this package; null where it is null or missing
   */
  @Nullable Object value(Root root, JsonPath path);

  /** Whether something was given there, be it null. */
  default boolean isGiven(Root root, JsonPath path) {
    return value(root, path) != null;
  }

  /** Whether a value that a pipe cannot read is no value, and not an error. */
  default boolean isLenient() {
    return false;
  }
}
