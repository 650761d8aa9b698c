// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.expression;

import dev.facet.schema.rule.SchemaRule;
import java.util.List;

/** The rules of expressions in braces, in the order in which they run. */
public final class ExpressionRules {
  /** All of them. */
  public static final List<SchemaRule> ALL =
      List.of(new RootsRule(), new ArgumentPathRule(), new PathValueRule(), new PlainValueRule());

  private ExpressionRules() {}
}
