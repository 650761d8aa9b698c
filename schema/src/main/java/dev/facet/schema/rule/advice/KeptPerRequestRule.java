// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;

/** Warns of what is kept of a service that is sent something new with every request. */
final class KeptPerRequestRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    KeptCalls.of(model)
        .filter(kept -> !kept.traits().unrepeated().isEmpty())
        .forEach(kept ->
            findings.add(
                new Diagnostic.Warning(
                        SchemaCode.KEPT_PER_REQUEST,
                        kept.what()
                            + " is kept once for each request, whose "
                            + String.join(" and ", kept.traits().unrepeated())
                            + " "
                            + kept.service()
                            + " is sent",
                        kept.cache().span())
                    .hinted("leave @cache out, or the header under forward of the service")));
  }
}
