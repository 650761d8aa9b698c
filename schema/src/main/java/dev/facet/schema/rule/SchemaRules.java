// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import java.util.List;

/** All rules, in the order in which they run. */
public final class SchemaRules {
  private static final List<DocumentRule> DOCUMENT =
      List.of(
          new QueryTypeRule(),
          new UniqueNamesRule(),
          new DefinedTypesRule(),
          new KnownScalarsRule(),
          new TypeKindsRule(),
          new NamesAndPartsRule(),
          new DirectiveDefinitionRule(),
          new DirectiveCycleRule(),
          new InterfacesRule(),
          new InputCycleRule(),
          new InputDefaultCycleRule(),
          new OneOfFieldsRule(),
          new DeprecatedRule());

  private static final List<SchemaRule> ERRORS =
      List.of(
          new DefaultValueRule(),
          new SubscriptionRule(),
          new TypeByMissingRule(),
          new TypeByRule(),
          new ServiceRule(),
          new MethodRule(),
          new BindingRule(),
          new ValueRule(),
          new RootsRule(),
          new ArgumentPathRule(),
          new PathValueRule(),
          new PlainValueRule(),
          new KeyValueRule(),
          new KeysReadRule(),
          new BatchTypeRule(),
          new EntityRule(),
          new RefRule(),
          new NullableKeyRule(),
          new ErrorRulesRule(),
          new ResponsePartRule(),
          new WholeResponseRule(),
          new HeaderRule(),
          new TakeRule(),
          new SparseRule(),
          new ScopesRule(),
          new CostRule());

  private static final List<SchemaRule> WARNINGS =
      List.of(
          new NPlusOneRule(),
          new OpenClaimsRule(),
          new UnusedEntityRule(),
          new UnusedArgumentRule(),
          new UnreachableTypeRule());

  private SchemaRules() {}

  /** Checks the declarations. */
  public static void check(SdlDocument document, SchemaFindings findings) {
    DOCUMENT.forEach(rule -> rule.check(document, findings));
  }

  /**
   * Checks what the directives say.
   *
   * @param sound whether the declarations are without errors; otherwise warnings would be
   *     consequences
   */
  public static void check(SchemaModel model, boolean sound, SchemaFindings findings) {
    ERRORS.forEach(rule -> rule.check(model, findings));
    if (sound) {
      WARNINGS.forEach(rule -> rule.check(model, findings));
    }
  }
}
