// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.rule.SchemaRule;
import java.util.List;

/** The warnings, in the order in which they are looked for. */
public final class AdviceRules {
  /** All of them. */
  public static final List<SchemaRule> ALL =
      List.of(
          new NPlusOneRule(),
          new OpenClaimsRule(),
          new UnusedEntityRule(),
          new UnusedArgumentRule(),
          new UnreachableTypeRule(),
          new UnusedTagRule(),
          new KeptPerClientRule(),
          new KeptPerRequestRule(),
          new KeptSparseRule());

  private AdviceRules() {}
}
