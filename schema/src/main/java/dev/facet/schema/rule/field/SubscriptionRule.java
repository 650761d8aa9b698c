// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeUse;

/** Rejects subscriptions until the gateway can serve them. */
final class SubscriptionRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    TypeUse root = model.document().roots().subscription();
    if (root != null) {
      findings.error(
          SchemaCode.NOT_AVAILABLE, "subscriptions are not available in this version", root.span());
    }
  }
}
