// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.template.Expression;

/**
 * Stands in place of a loaded value where nothing was called, since the request or the key could
 * not do without a value that is missing. What the field is worth then depends on the field.
 *
 * @param expression which has no value
 * @param ofKey whether it is a part of the key, without which there is nothing to ask for, and not
 *     of the request
 */
public record MissingValue(Expression expression, boolean ofKey) implements FilledCall, FoundKey {
  /** What a request lacks. */
  static MissingValue ofRequest(Expression expression) {
    return new MissingValue(expression, false);
  }

  /** What a key lacks. */
  public static MissingValue ofKey(Expression expression) {
    return new MissingValue(expression, true);
  }
}
