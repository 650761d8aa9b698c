// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;

/** Something that must hold for the declarations alone, whatever our directives say. */
@FunctionalInterface
public interface DocumentRule {
  /** Looks for what breaks the rule. */
  void check(SdlDocument document, SchemaFindings findings);
}
