// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.schema.template.Expression;

/** Nothing is called, since a value is missing that the request cannot do without. */
final class OracleMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Expression expression;
  private final boolean ofKey;

  OracleMissing(Expression expression) {
    this(expression, false);
  }

  private OracleMissing(Expression expression, boolean ofKey) {
    super(expression.source(), null, false, false);
    this.expression = expression;
    this.ofKey = ofKey;
  }

  /** What a key lacks, without which there is nothing to ask for. */
  static OracleMissing ofKey(Expression expression) {
    return new OracleMissing(expression, true);
  }

  Expression expression() {
    return expression;
  }

  /** Whether the key lacks it, and not the request. */
  boolean isOfKey() {
    return ofKey;
  }
}
