// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.sdl.SchemaFindings;

/** Something that must hold for the files of a frontend. */
@FunctionalInterface
public interface SchemaRule {
  /** Looks for what breaks the rule. */
  void check(SchemaModel model, SchemaFindings findings);
}
