// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.advice.AdviceRules;
import dev.facet.schema.rule.call.CallRules;
import dev.facet.schema.rule.declaration.DeclarationRules;
import dev.facet.schema.rule.expression.ExpressionRules;
import dev.facet.schema.rule.field.FieldRules;
import dev.facet.schema.rule.key.KeyRules;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which they run. */
final class SchemaRules {
  private static final List<SchemaRule> ERRORS =
      Stream.of(FieldRules.ALL, CallRules.ALL, ExpressionRules.ALL, KeyRules.ALL)
          .flatMap(List::stream)
          .toList();

  private SchemaRules() {}

  /** Checks the declarations. */
  static void check(SdlDocument document, SchemaFindings findings) {
    DeclarationRules.ALL.forEach(rule -> rule.check(document, findings));
  }

  /**
   * Checks what the directives say.
   *
   * @param sound whether the declarations are without errors; otherwise warnings would be
   *     consequences
   */
  static void check(SchemaModel model, boolean sound, SchemaFindings findings) {
    ERRORS.forEach(rule -> rule.check(model, findings));
    if (sound) {
      AdviceRules.ALL.forEach(rule -> rule.check(model, findings));
    }
  }
}
