// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.Auth;
import dev.facet.server.value.ClaimsReader;

/** Warns of values made of claims where {@code auth: none} says that there never are any. */
final class ClaimsOfNobodyRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    for (RuleInput.Guarded guarded : input.guarded()) {
      if (guarded.auth() == Auth.NONE) {
        for (String policy : guarded.use()) {
          RuleInput.PolicyTraits traits = input.policies().get(policy);
          if (traits != null
              && traits.settings() instanceof ClaimsReader values
              && values.needsClaims()) {
            warn(input, guarded, policy);
          }
        }
      }
    }
  }

  private static void warn(RuleInput input, RuleInput.Guarded guarded, String policy) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.CLAIMS_OF_NOBODY,
                guarded.name()
                    + ": policy \""
                    + policy
                    + "\" sets values of claims, which \"auth: none\" never has",
                input.spans().nearest(guarded.path() + ".use"),
                "",
                "use a policy that authenticates, or give each value a default:"
                    + " {claims.sub | default(\"none\")}",
                input.keys("policies." + policy)));
  }
}
