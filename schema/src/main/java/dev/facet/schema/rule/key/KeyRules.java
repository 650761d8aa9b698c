// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.rule.SchemaRule;
import java.util.List;

/** The rules of keys, in the order in which they run. */
public final class KeyRules {
  /** All of them. */
  public static final List<SchemaRule> ALL =
      List.of(
          new KeyValueRule(),
          new BatchTypeRule(),
          new EntityRule(),
          new RefRule(),
          new NullableKeyRule(),
          new WholeResponseRule());

  private KeyRules() {}
}
