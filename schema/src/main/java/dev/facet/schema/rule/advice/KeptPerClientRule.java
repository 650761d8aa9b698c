// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;

/** Warns of what is kept for everybody, of a service that is sent the credentials of each. */
final class KeptPerClientRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    KeptCalls.of(model)
        .filter(kept -> kept.cache().open() && kept.traits().credentials())
        .forEach(kept ->
            findings.add(
                new Diagnostic.Warning(
                        SchemaCode.KEPT_PER_CLIENT,
                        kept.what()
                            + " is kept once for each client, whose credentials "
                            + kept.service()
                            + " is sent",
                        kept.cache().scopeSpan())
                    .hinted("add scope: PRIVATE, or leave forward of the service out")));
  }
}
