// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import java.util.HashSet;
import java.util.Set;

/** Warns of policies that nothing uses. */
final class UnusedPolicyRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    // What is broken may be what uses them, or the name may be misspelt.
    if (input.findings().hasErrors()
        || input.guarded().stream()
            .anyMatch(guarded -> input.findings().isBroken(guarded.path(), ".use"))) {
      return;
    }
    Set<String> used = new HashSet<>();
    input.guarded().forEach(guarded -> used.addAll(guarded.use()));
    for (String policy : input.config().policies().keySet()) {
      if (!used.contains(policy)) {
        Diagnostic.Warning warning =
            new Diagnostic.Warning(
                ConfigCode.UNUSED_POLICY,
                "policy \"" + policy + "\" is not used",
                input.spans().key("policies." + policy));
        input.findings().warning(warning.hinted("name it under \"use\", or remove it"));
      }
    }
  }
}
