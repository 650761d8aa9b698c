// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.rule.SchemaRule;
import java.util.List;

/** The rules of calls to services, in the order in which they run. */
public final class CallRules {
  /** All of them. */
  public static final List<SchemaRule> ALL =
      List.of(
          new ServiceRule(),
          new MethodRule(),
          new KeysReadRule(),
          new ErrorRulesRule(),
          new BodyTestRule(),
          new ResponsePartRule(),
          new FormRule(),
          new HeaderRule(),
          new TakeRule(),
          new SparseRule());

  private CallRules() {}
}
