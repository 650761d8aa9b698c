// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import org.jspecify.annotations.Nullable;

/** What an expression or a template of a request came to. */
public sealed interface Filled {
  /**
   * A value to send.
   *
   * @param json plain Java, as described for this package; null where null itself is to be sent
   */
  record Value(@Nullable Object json) implements Filled {}

  /** Nothing to send: the request is complete without it. */
  enum Absent implements Filled {
    /** The only one. */
    LEFT_OUT
  }

  /**
   * A value that the request cannot do without is missing, so there is nothing to call.
   *
   * @param expression which has none
   */
  record Missing(Expression expression) implements Filled {}

  /**
   * A value cannot go where the template puts it, so there is nothing to call.
   *
   * @param expression whose value it is
   * @param reason names the expression, and nothing of the value
   */
  record Rejected(Expression expression, String reason) implements Filled {}
}
