// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value, any string of which may be a template: the body of a call. */
public interface JsonTemplate {
  /** All expressions of the template, in order. */
  List<Expression> expressions();

  /**
   * The value for a scope, plain Java as described for this package. A property whose whole value
   * is one missing expression is left out.
   */
  @Nullable Object render(Scope scope);
}
