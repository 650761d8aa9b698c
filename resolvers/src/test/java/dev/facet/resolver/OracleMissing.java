// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.schema.template.Expression;

/** Nothing is called, since a value is missing that the request cannot do without. */
final class OracleMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Expression expression;

  OracleMissing(Expression expression) {
    super(expression.source(), null, false, false);
    this.expression = expression;
  }

  Expression expression() {
    return expression;
  }
}
