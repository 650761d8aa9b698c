// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.directive.AccessDirectives;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import java.util.stream.Stream;

/**
 * {@code @requiresScopes} names scopes: no alternative means no caller, an empty one every caller.
 */
final class ScopesRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Stream.concat(
            model.types().stream().map(BoundType::access), model.fields().map(BoundField::access))
        .flatMap(access -> access.scopes().stream())
        .filter(scopes -> isHollow(scopes))
        .forEach(scopes ->
            findings.error(
                SchemaCode.BAD_SCOPES,
                "@requiresScopes without scopes",
                scopes.span(),
                "",
                "write such as [[\"users:email\"]], or @authenticated"));
  }

  private static boolean isHollow(AccessDirectives.RequiresScopesDirective scopes) {
    return scopes.alternatives().isEmpty()
        || scopes.alternatives().stream()
            .anyMatch(one -> one.isEmpty() || one.stream().anyMatch(String::isBlank));
  }
}
