// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.rule.SchemaRule;
import java.util.List;

/** The rules of what fields and types are, in the order in which they run. */
public final class FieldRules {
  /** All of them. */
  public static final List<SchemaRule> ALL =
      List.of(
          new DefaultValueRule(),
          new SubscriptionRule(),
          new TypeByMissingRule(),
          new TypeByRule(),
          new BindingRule(),
          new ValueRule(),
          new ScopesRule(),
          new CostRule(),
          new CachePlaceRule(),
          new PublicCacheRule());

  private FieldRules() {}
}
