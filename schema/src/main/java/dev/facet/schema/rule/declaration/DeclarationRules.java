// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import java.util.List;

/** The rules of declarations, in the order in which they run. */
public final class DeclarationRules {
  /** All of them. */
  public static final List<DocumentRule> ALL =
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

  private DeclarationRules() {}
}
